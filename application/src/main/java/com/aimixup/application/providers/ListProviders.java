package com.aimixup.application.providers;

import com.aimixup.application.providers.Providers.Listing;
import java.util.Comparator;
import java.util.List;

/** Who may receive data: all active providers ({@code share.chosen-provider}). */
public final class ListProviders {
    private final Providers providers;

    public ListProviders(Providers providers) {
        this.providers = providers;
    }

    /** Sorted by id; those in quarantine are the operator's matter. */
    public List<Listing.Active> handle() {
        return providers.all().stream().filter(Listing.Active.class::isInstance)
                .map(Listing.Active.class::cast)
                .sorted(Comparator.comparing(Listing.Active::id)).toList();
    }
}
