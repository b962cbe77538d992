package com.aimixup.application.providers;

import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.Provider;
import com.aimixup.plugin.spi.ProviderFacts;
import java.util.List;
import java.util.Optional;

/**
 * The provider plugins that are there, supervised: none of their calls throws or goes on for ever.
 */
public interface Providers {

    List<Listing> all();

    default Optional<Listing> listing(String id) {
        return all().stream().filter(listing -> listing.id().equals(id)).findFirst();
    }

    /** Empty unless there is an active provider of this id. */
    Optional<Provider> find(String id);

    sealed interface Listing {
        String id();

        /** @param models as the provider last told; may be empty if it could not be asked */
        record Active(String id, ProviderFacts facts, List<ModelInfo> models) implements Listing {}

        /** Not in use; the reason is for the operator and names no private text. */
        record Quarantined(String id, String reason) implements Listing {}
    }
}
