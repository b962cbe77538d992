package com.aimixup.application.access;

import com.aimixup.domain.access.ApiKey;
import com.aimixup.domain.access.ApiKeyId;
import com.aimixup.domain.accounts.AccountId;
import java.util.List;
import java.util.Optional;

/** Lists a person's keys, without their secrets. */
public final class ReadApiKeys {
    private final ApiKeys keys;

    public ReadApiKeys(ApiKeys keys) {
        this.keys = keys;
    }

    /** Newest first. */
    public List<ApiKey> handle(AccountId account, Optional<ApiKeyId> after, int limit) {
        return keys.page(account, after, limit);
    }
}
