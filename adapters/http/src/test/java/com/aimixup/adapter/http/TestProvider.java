package com.aimixup.adapter.http;

import com.aimixup.application.providers.Providers;
import com.aimixup.plugin.spi.Cancellation;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ChatRequest;
import com.aimixup.plugin.spi.ChatRequest.Part;
import com.aimixup.plugin.spi.ChatSink;
import com.aimixup.plugin.spi.ImageOptions;
import com.aimixup.plugin.spi.ImageOutcome;
import com.aimixup.plugin.spi.ImageRequest;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ModelInfo.Capability;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderFacts;
import com.aimixup.plugin.spi.ProviderFacts.DataCategory;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.Usage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/**
 * A provider that answers with what it was asked: {@code say} does so at once, {@code wait} when it
 * is let, {@code flood} with megabytes, and {@code fail} not at all. The others paint.
 */
final class TestProvider implements Provider, Providers {
    static final String ID = "test";
    static final String FLOOD_PIECE = "0123456789abcdef".repeat(4096);
    static final int FLOOD_PIECES = 256;
    private final CountDownLatch gate = new CountDownLatch(1);

    void openGate() {
        gate.countDown();
    }

    @Override
    public List<Listing> all() {
        return List.of(new Listing.Active(ID, facts(), models()),
                new Listing.Quarantined("broken", "bad-facts"));
    }

    @Override
    public Optional<Provider> find(String id) {
        return id.equals(ID) ? Optional.of(this) : Optional.empty();
    }

    @Override
    public ProviderFacts facts() {
        return new ProviderFacts("Test Ltd", "ZZ", Set.of(), true, Set.of(DataCategory.PROMPT),
                false, "none", "none needed", URI.create("https://example.org/terms"),
                LocalDate.of(2026, 1, 2));
    }

    @Override
    public List<ModelInfo> models() {
        return List.of("say", "wait", "flood", "fail", "unpriced", "paint",
                "paint-slowly", "paint-nothing", "paint-unpriced").stream()
                .map(id -> id.startsWith("paint")
                        ? new ModelInfo(id, "Test " + id, 0, 0, Set.of(Capability.IMAGE_OUTPUT))
                                .drawing(new ImageOptions(List.of("1:1", "2:1"), List.of(), 3))
                        : new ModelInfo(id, "Test " + id, 1_000_000, 1_000,
                                Set.of(Capability.CHAT)))
                .toList();
    }

    @Override
    public ChatOutcome chat(ChatRequest request, ChatSink sink, Cancellation cancellation) {
        switch (request.model()) {
            case "fail" -> {
                return new ChatOutcome.Failed(new ProviderFailure.Overloaded(), Usage.NONE);
            }
            case "wait" -> {
                sink.reasoning("hm");
                sink.text("…");
                cancellation.onCancel(Thread.currentThread()::interrupt);
                await();
                if (cancellation.isCancelled()) return new ChatOutcome.Cancelled(Usage.NONE);
            }
            case "flood" -> {
                for (int i = 0; i < FLOOD_PIECES; i++) sink.text(FLOOD_PIECE);
            }
            default -> { }
        }
        var asked = (Part.Text) request.messages().getLast().parts().getFirst();
        sink.text(asked.text());
        return new ChatOutcome.Completed(FinishReason.STOP, Usage.of(10, 5));
    }

    /** The prompt itself and a number, for want of pictures. */
    @Override
    public ImageOutcome images(ImageRequest request, Cancellation cancellation) {
        if (request.model().equals("paint-nothing"))
            return new ImageOutcome.Failed(new ProviderFailure.Refused(), Usage.NONE);
        if (request.model().equals("paint-slowly")) await();
        return new ImageOutcome.Drawn(IntStream.range(0, request.count())
                .mapToObj(number -> new ImageOutcome.Picture("image/png",
                        (request.prompt() + number).getBytes(StandardCharsets.UTF_8)))
                .toList(), Usage.NONE);
    }

    private void await() {
        try {
            gate.await();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        openGate();
    }
}
