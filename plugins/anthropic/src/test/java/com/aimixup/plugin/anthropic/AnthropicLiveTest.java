package com.aimixup.plugin.anthropic;

import com.aimixup.plugin.spi.ProviderFactory;
import com.aimixup.plugin.tck.LiveContract;

/** One short question to the real Anthropic, where there is a key for it. */
final class AnthropicLiveTest extends LiveContract {

    @Override
    protected ProviderFactory factory() {
        return new AnthropicFactory();
    }

    @Override
    protected String model() {
        return "claude-haiku-4-5";
    }
}
