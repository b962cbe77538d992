package com.aimixup.plugin.tck;

import com.aimixup.plugin.echo.EchoFactory;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ImageRequest;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The sandbox keeps what every provider promises. */
final class EchoConformanceTest extends ProviderContract implements DrawingContract {

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

    @Override
    public Provider drawer() {
        return provider;
    }

    @Override
    public ImageRequest wish() {
        return new ImageRequest("pixels", "A dot.", 2, Optional.of("64x64"), Optional.empty(),
                Duration.ofSeconds(30));
    }
}
