package com.aimixup.adapter.plugins;

import com.aimixup.adapter.plugins.PluginCall.End;
import com.aimixup.plugin.spi.ChatOutcome;
import com.aimixup.plugin.spi.ChatOutcome.FinishReason;
import com.aimixup.plugin.spi.ImageOutcome;
import com.aimixup.plugin.spi.ProviderFailure;
import com.aimixup.plugin.spi.ProviderFailure.Protocol;
import com.aimixup.plugin.spi.ProviderFailure.RateLimited;
import com.aimixup.plugin.spi.ProviderFailure.Rejected;
import com.aimixup.plugin.spi.ProviderFailure.TimedOut;
import com.aimixup.plugin.spi.Usage;
import java.util.Optional;

/** What a call into a plugin comes to, whatever the plugin returned. Nothing in it is null. */
final class Outcomes {
    private static final String CODE = "[a-z0-9][a-z0-9-]{0,39}";

    private Outcomes() {}

    /** @param known the usage that the plugin told on its way */
    static ChatOutcome chat(End<ChatOutcome> end, Usage known) {
        var usage = usage(end.value().map(ChatOutcome::usage), known);
        if (end.stop().isPresent()) {
            return switch (end.stop().get()) {
                case CANCELLED -> new ChatOutcome.Cancelled(usage);
                case TIMED_OUT -> new ChatOutcome.Failed(new TimedOut(), usage);
                case TOO_MUCH -> new ChatOutcome.Completed(FinishReason.LENGTH, usage);
            };
        }
        return switch (end.value().orElse(null)) {
            case ChatOutcome.Completed(var reason, _) -> new ChatOutcome.Completed(
                    reason == null ? FinishReason.OTHER : reason, usage);
            case ChatOutcome.Failed(var failure, _) ->
                    new ChatOutcome.Failed(clean(failure), usage);
            // Nobody cancelled it, or it broke its contract.
            case ChatOutcome.Cancelled _ -> new ChatOutcome.Failed(new Protocol(), usage);
            case null -> new ChatOutcome.Failed(new Protocol(), usage);
        };
    }

    static ImageOutcome images(End<ImageOutcome> end) {
        var usage = usage(end.value().map(ImageOutcome::usage), Usage.NONE);
        if (end.stop().isPresent()) {
            return switch (end.stop().get()) {
                case CANCELLED, TOO_MUCH -> new ImageOutcome.Cancelled(usage);
                case TIMED_OUT -> new ImageOutcome.Failed(new TimedOut(), usage);
            };
        }
        return switch (end.value().orElse(null)) {
            case ImageOutcome.Drawn(var pictures, _) -> new ImageOutcome.Drawn(pictures, usage);
            case ImageOutcome.Failed(var failure, _) ->
                    new ImageOutcome.Failed(clean(failure), usage);
            case ImageOutcome.Cancelled _ -> new ImageOutcome.Failed(new Protocol(), usage);
            case null -> new ImageOutcome.Failed(new Protocol(), usage);
        };
    }

    private static Usage usage(Optional<Usage> last, Usage known) {
        return last.filter(usage -> !usage.isNone()).orElse(known);
    }

    /** Keeps free text out of the one place where a plugin could put it. */
    private static ProviderFailure clean(ProviderFailure failure) {
        return switch (failure) {
            case Rejected(var what) when what == null || !what.matches(CODE) ->
                    new Rejected("unspecified");
            case RateLimited(var retryAfter) when retryAfter == null ->
                    new RateLimited(Optional.empty());
            case null -> new Protocol();
            default -> failure;
        };
    }
}
