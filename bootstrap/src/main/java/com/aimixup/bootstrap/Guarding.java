package com.aimixup.bootstrap;

import com.aimixup.adapter.vault.MacHash;
import com.aimixup.application.answers.AnswerOnce;
import com.aimixup.application.attempts.Throttle;
import com.aimixup.application.limits.RequestLimits;

/** What keeps some from doing harm to all. */
record Guarding(Throttle throttle, RequestLimits requests, AnswerOnce once) {

    static Guarding over(Backend backend, Settings settings, Surroundings world) {
        var stores = backend.stores();
        var hash = new MacHash(backend.secrets().counting());
        return new Guarding(new Throttle(stores.attempts(), stores.vault(), hash,
                stores.transactions(), world.clock(),
                (int) number(settings, Setting.ATTEMPTS_PER_ORIGIN)),
                new RequestLimits(stores.allotments(), hash, world.clock(),
                        new RequestLimits.Most(number(settings, Setting.REQUESTS_PER_ACCOUNT),
                                number(settings, Setting.REQUESTS_PER_KEY),
                                number(settings, Setting.REQUESTS_PER_ORIGIN))),
                new AnswerOnce(stores.answers(), backend.database(), world.clock()));
    }

    /** So many a minute, or of attempts in all. */
    static long number(Settings settings, Setting setting) {
        return settings.number(setting, 1, 1_000_000);
    }
}
