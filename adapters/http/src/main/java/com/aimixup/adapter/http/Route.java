package com.aimixup.adapter.http;

import java.util.List;
import java.util.Set;

/**
 * One method at one address.
 *
 * @param pattern for example {@code /api/v1/conversations/{conversation}}
 * @param query the names of the query parameters that it takes
 */
record Route(String method, String pattern, Access access, Set<String> query, Action action) {

    enum Access {
        /** Everybody, also without a token. */
        ANYONE,
        PERSON
    }

    @FunctionalInterface
    interface Action {
        Reply handle(Call call);
    }

    /** The routes of one capability. */
    @FunctionalInterface
    interface Group {
        List<Route> routes();
    }

    static Route open(String method, String pattern, Action action) {
        return new Route(method, pattern, Access.ANYONE, Set.of(), action);
    }

    static Route of(String method, String pattern, Action action) {
        return new Route(method, pattern, Access.PERSON, Set.of(), action);
    }

    Route taking(String... names) {
        return new Route(method, pattern, access, Set.of(names), action);
    }
}
