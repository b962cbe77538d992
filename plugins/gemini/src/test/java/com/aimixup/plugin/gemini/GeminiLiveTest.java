package com.aimixup.plugin.gemini;

import com.aimixup.plugin.spi.ProviderFactory;
import com.aimixup.plugin.tck.LiveContract;

/** One short question to the real Gemini, where there is a key for it. */
final class GeminiLiveTest extends LiveContract {

    @Override
    protected ProviderFactory factory() {
        return new GeminiFactory();
    }

    @Override
    protected String model() {
        return "gemini-2.5-flash-lite";
    }
}
