package com.aimixup.application.access;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.access.ApiKey;
import com.aimixup.domain.access.ApiKeyId;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.HoldId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The keys of people's programs, the hashes of their secrets, and what each key holds. */
public interface ApiKeys extends PersonalData {

    record Kept(ApiKey key, byte[] hash) {}

    /** Keeps others of the same account from adding until the transaction ends. */
    void lock(AccountId account);

    void add(ApiKey key, byte[] hash);

    Optional<Kept> find(AccountId account, ApiKeyId key);

    /** Newest first; revoked and expired ones, too. */
    List<ApiKey> page(AccountId account, Optional<ApiKeyId> after, int limit);

    /** How many are good at that moment. */
    long count(AccountId account, Instant now);

    /** @return false if there is none; one that was revoked before stays as it is */
    boolean revoke(AccountId account, ApiKeyId key, Instant now);

    void noteUse(AccountId account, ApiKeyId key, Instant now);

    /** What it has spent and what it holds now. Lock the balance first. */
    Credits committed(AccountId account, ApiKeyId key);

    /** An open hold is this key's; in the transaction that opens it, where there is a budget. */
    void hold(AccountId account, ApiKeyId key, HoldId hold);

    /** A hold ends with this price; once, in the transaction that closes it. */
    void settle(AccountId account, ApiKeyId key, HoldId hold, Credits charged);
}
