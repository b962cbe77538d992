package com.aimixup.domain.access;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.privacy.Private;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a program of a person's may do, and until when.
 *
 * @param addresses from where it may be used; empty for everywhere
 * @param budget the most that it may ever spend
 * @param spent of that, without what is held now
 * @param stores whether conversations made with it are kept
 * @param lastUsedAt to the hour
 */
public record ApiKey(
        AccountId account,
        ApiKeyId id,
        Private<String> name,
        Set<Scope> scopes,
        List<AddressRange> addresses,
        Optional<Credits> budget,
        Credits spent,
        boolean stores,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {

    public static final int NAME_LENGTH_MAX = 100;
    public static final int ADDRESSES_MAX = 50;
    public static final Duration LIFE_USUAL = Duration.ofDays(365);
    public static final Duration LIFE_MAX = Duration.ofDays(3_660);
    private static final Duration LAST_USE_FRESH = Duration.ofHours(1);

    public ApiKey {
        scopes = Set.copyOf(scopes);
        addresses = List.copyOf(addresses);
    }

    public boolean isGood(Instant now) {
        return revokedAt.isEmpty() && now.isBefore(expiresAt);
    }

    public boolean admits(InetAddress address) {
        return addresses.isEmpty()
                || addresses.stream().anyMatch(range -> range.contains(address));
    }

    /** Whether it is time to note that it is still in use: not at each request. */
    public boolean needsNoting(Instant now) {
        return lastUsedAt.filter(at -> now.isBefore(at.plus(LAST_USE_FRESH))).isEmpty();
    }
}
