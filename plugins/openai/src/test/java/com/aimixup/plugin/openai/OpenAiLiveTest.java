package com.aimixup.plugin.openai;

import com.aimixup.plugin.spi.ProviderFactory;
import com.aimixup.plugin.tck.LiveContract;

/** One short question to the real OpenAI, where there is a key for it. */
final class OpenAiLiveTest extends LiveContract {

    @Override
    protected ProviderFactory factory() {
        return new OpenAiFactory();
    }

    @Override
    protected String model() {
        return "gpt-4.1-nano";
    }
}
