package com.aimixup.adapter.http;

import com.aimixup.application.completions.Completion.Ended;

/** How one of OpenAI's APIs tells an answer. */
interface OpenAiForm {

    JsonObject whole(OpenAiWords words, Ended ended);

    /** @param gone told once nobody reads any more */
    OpenAiStream stream(Reply.Outlet out, Runnable gone);
}
