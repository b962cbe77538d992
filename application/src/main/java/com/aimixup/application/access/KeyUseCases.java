package com.aimixup.application.access;

import com.aimixup.application.runtime.Ids;
import com.aimixup.application.runtime.Transactions;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** What there is to do with API keys. */
public record KeyUseCases(CreateApiKey create, ReadApiKeys read, RevokeApiKey revoke,
        AuthenticateKey authenticate) {

    /** @param random must be cryptographically strong */
    public static KeyUseCases over(ApiKeys keys, Transactions transactions, Ids ids,
            RandomGenerator random, FreshKeys fresh, Clock clock) {
        return new KeyUseCases(new CreateApiKey(keys, transactions, ids, random, clock),
                new ReadApiKeys(keys), new RevokeApiKey(keys, fresh, clock),
                new AuthenticateKey(keys, fresh, clock));
    }
}
