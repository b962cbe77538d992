package com.aimixup.adapter.http;

import com.aimixup.domain.accounts.MailToken;
import java.util.Optional;

/** What the link of a mail carried, sent back by the page that it led to. */
final class MailedToken {
    static final int LENGTH_MAX = 200;

    private MailedToken() {}

    /** Empty if it was never one of ours. */
    static Optional<MailToken> of(Call call) {
        return call.body(in -> {
            var text = in.required("token", Kind.text(1, LENGTH_MAX));
            return in.build(() -> MailToken.parse(text.orElseThrow()));
        });
    }

    static Reply notValid() {
        return Reply.of(ProblemType.LINK_NOT_VALID,
                "Ask for another mail: it is unknown, was used before, or is too old.");
    }
}
