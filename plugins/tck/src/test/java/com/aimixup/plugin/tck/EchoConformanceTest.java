package com.aimixup.plugin.tck;

import com.aimixup.plugin.echo.EchoFactory;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ProviderFactory;
import java.util.Map;

/** The sandbox keeps what every provider promises. */
final class EchoConformanceTest extends ProviderContract {

    @Override
    protected ProviderFactory factory() {
        return new EchoFactory();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("pace_millis", "0", "thinking_millis", "0");
    }

    @Override
    protected ChatRequest question() {
        return Take.question("fast");
    }
}
