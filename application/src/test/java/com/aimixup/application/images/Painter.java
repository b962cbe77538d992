package com.aimixup.application.images;

import com.aimixup.application.providers.ScriptedProvider;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ImageOptions;
import com.aimixup.plugin.spi.ImageOutcome;
import com.aimixup.plugin.spi.ImageRequest;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ModelInfo.Capability;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderFacts;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** A provider whose one model, {@code paint}, draws as a test tells it. */
public final class Painter implements Provider {
    public static final int PICTURES_MAX = 4;

    /** How it draws. */
    @FunctionalInterface
    public interface Act {
        ImageOutcome play(ImageRequest request, Cancellation cancellation)
                throws InterruptedException;
    }

    private final List<ImageRequest> asked = new CopyOnWriteArrayList<>();
    private final ProviderFacts facts;
    private volatile Act act = (request, _) -> drawn(request.count(), Usage.NONE);

    public Painter() {
        this(ScriptedProvider.FACTS);
    }

    public Painter(ProviderFacts facts) {
        this.facts = facts;
    }

    /** So many pictures, no two of them alike. */
    public static ImageOutcome drawn(int count, Usage usage) {
        return new ImageOutcome.Drawn(IntStream.range(0, count)
                .mapToObj(number -> picture("picture " + number)).toList(), usage);
    }

    public static ImageOutcome.Picture picture(String bytes) {
        return new ImageOutcome.Picture("image/png", bytes.getBytes(StandardCharsets.US_ASCII));
    }

    public void does(Act next) {
        act = next;
    }

    public List<ImageRequest> asked() {
        return List.copyOf(asked);
    }

    @Override
    public ProviderFacts facts() {
        return facts;
    }

    @Override
    public List<ModelInfo> models() {
        return List.of(
                new ModelInfo("paint", "Paint", 0, 0, Set.of(Capability.IMAGE_OUTPUT)).drawing(
                        new ImageOptions(List.of("1:1", "2:1"), List.of("fine"), PICTURES_MAX)),
                new ModelInfo("talk", "Talk", 0, 0, Set.of(Capability.CHAT)));
    }

    @Override
    public ImageOutcome images(ImageRequest request, Cancellation cancellation) {
        asked.add(request);
        try {
            return act.play(request, cancellation);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new ImageOutcome.Cancelled(Usage.NONE);
        }
    }

    @Override
    public ChatOutcome chat(ChatRequest request, ChatSink sink, Cancellation cancellation) {
        return new ChatOutcome.Failed(new ProviderFailure.Rejected("no-chat"), Usage.NONE);
    }

    @Override
    public void close() {}
}
