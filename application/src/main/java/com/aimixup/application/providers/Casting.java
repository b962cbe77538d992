package com.aimixup.application.providers;

import com.aimixup.application.credits.PriceBook;
import com.aimixup.application.providers.Providers.Listing;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.images.PicturePrice;
import com.aimixup.plugin.spi.ImageOptions;
import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ModelInfo.Capability;
import com.aimixup.plugin.spi.Provider;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Finds out whether a model can speak, and with whose voice and at what price. */
public final class Casting {

    public sealed interface Result {
        record Usable(Provider provider, Tariff tariff) implements Result {}

        record NotUsable(Reason reason) implements Result {}
    }

    /** Of a model that is to draw. */
    public sealed interface Drawing {
        /** @param options what it can be asked for, as far as it is known */
        record Usable(Provider provider, Tariff tariff, Optional<ImageOptions> options)
                implements Drawing {}

        record NotUsable(Reason reason) implements Drawing {}
    }

    /** What a model can be in a conversation. */
    public sealed interface Part {
        record Speaks(Provider provider, Tariff tariff) implements Part {}

        /** It has no words: its answers are pictures. */
        record Draws(Provider provider, Tariff tariff) implements Part {}

        record None(Reason reason) implements Part {}
    }

    public enum Reason {
        NO_PROVIDER, NOT_LOCAL, NO_MODEL, NOT_FOR_CHAT, NOT_FOR_IMAGES, NO_PRICE,
        /** It only draws, and something is asked of it that must be said in words. */
        NEEDS_WORDS
    }

    private final Providers providers;
    private final PriceBook prices;
    private final Clock clock;

    public Casting(Providers providers, PriceBook prices, Clock clock) {
        this.providers = providers;
        this.prices = prices;
        this.clock = clock;
    }

    /** What a model cost at a moment. */
    public Optional<Tariff> tariff(ModelRef ref, Instant at) {
        return prices.tariff(ref, at);
    }

    /** A model as its provider last told of it. */
    public Optional<ModelInfo> info(ModelRef ref) {
        return providers.listing(ref.provider())
                .flatMap(listing -> listing instanceof Listing.Active active
                        ? model(active, ref) : Optional.empty());
    }

    private static Optional<ModelInfo> model(Listing.Active provider, ModelRef ref) {
        for (var model : provider.models())
            if (model.id().equals(ref.model())) return Optional.of(model);
        return Optional.empty();
    }

    /**
     * Looks into memory and the price book only; asks no provider.
     *
     * @param localOnly whether what is going to be said must not leave the operator's machines
     */
    public Result cast(ModelRef ref, boolean localOnly) {
        var provider = providers.find(ref.provider());
        if (provider.isEmpty()) return new Result.NotUsable(Reason.NO_PROVIDER);
        if (localOnly && !provider.get().facts().local())
            return new Result.NotUsable(Reason.NOT_LOCAL);
        if (providers.listing(ref.provider()).orElse(null) instanceof Listing.Active active) {
            var info = model(active, ref);
            if (info.isEmpty()) return new Result.NotUsable(Reason.NO_MODEL);
            if (!info.get().capabilities().contains(Capability.CHAT))
                return new Result.NotUsable(Reason.NOT_FOR_CHAT);
        }
        var now = clock.instant();
        var tariff = Pricing.of(ref, provider.get().facts(), model -> prices.tariff(model, now))
                .filter(Tariff::pricesChat);
        return tariff.<Result>map(found -> new Result.Usable(provider.get(), found))
                .orElseGet(() -> new Result.NotUsable(Reason.NO_PRICE));
    }

    /** As {@link #cast}, of an agent of a conversation. */
    public Part part(ModelRef ref, boolean localOnly) {
        return drawsOnly(ref) ? drawing(ref, localOnly) : switch (cast(ref, localOnly)) {
            case Result.Usable(var provider, var tariff) -> new Part.Speaks(provider, tariff);
            case Result.NotUsable(var reason) -> new Part.None(reason);
        };
    }

    private Part drawing(ModelRef ref, boolean localOnly) {
        return switch (draw(ref, clock.instant())) {
            case Drawing.NotUsable(var reason) when reason == Reason.NO_PROVIDER ->
                    new Part.None(reason);
            case Drawing _ when localOnly && !isLocal(ref) -> new Part.None(Reason.NOT_LOCAL);
            case Drawing.NotUsable(var reason) -> new Part.None(reason);
            case Drawing.Usable(var provider, var tariff, _) ->
                    new Part.Draws(provider, tariff);
        };
    }

    private boolean isLocal(ModelRef ref) {
        return providers.find(ref.provider()).filter(found -> found.facts().local()).isPresent();
    }

    /** Whether all that a model gives are pictures. */
    public boolean drawsOnly(ModelRef ref) {
        var able = capabilities(ref);
        return able.contains(Capability.IMAGE_OUTPUT) && !able.contains(Capability.CHAT);
    }

    /** What a model takes and gives, as its provider last told; nothing if it is not there. */
    public Set<Capability> capabilities(ModelRef ref) {
        return info(ref).map(ModelInfo::capabilities).orElse(Set.of());
    }

    /** As {@link #cast}, for pictures, at the price that was in force at a moment. */
    public Drawing draw(ModelRef ref, Instant pricedAt) {
        var provider = providers.find(ref.provider());
        if (provider.isEmpty()) return new Drawing.NotUsable(Reason.NO_PROVIDER);
        var info = info(ref);
        if (info.isEmpty()) return new Drawing.NotUsable(Reason.NO_MODEL);
        if (!info.get().capabilities().contains(Capability.IMAGE_OUTPUT))
            return new Drawing.NotUsable(Reason.NOT_FOR_IMAGES);
        return Pricing.of(ref, provider.get().facts(), model -> prices.tariff(model, pricedAt))
                .filter(PicturePrice::isIn)
                .<Drawing>map(tariff -> new Drawing.Usable(provider.get(), tariff,
                        info.get().images()))
                .orElseGet(() -> new Drawing.NotUsable(Reason.NO_PRICE));
    }
}
