package com.aimixup.plugin.xai;

import com.aimixup.plugin.spi.ProviderFactory;
import com.aimixup.plugin.tck.LiveContract;

/** One short question to the real xAI, where there is a key for it. */
final class XaiLiveTest extends LiveContract {

    @Override
    protected ProviderFactory factory() {
        return new XaiFactory();
    }

    @Override
    protected String model() {
        return "grok-4.3";
    }
}
