package com.aimixup.adapter.http;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the route of a request. Literal segments go before parameters. */
final class RouteTable {

    sealed interface Match {
        /** What stands in logs and metrics instead of the path, which names things of people. */
        String label();

        record Found(Route route, Map<String, String> parameters) implements Match {
            @Override
            public String label() {
                return route.pattern();
            }
        }

        record WrongMethod(String pattern, String allowed) implements Match {
            @Override
            public String label() {
                return pattern;
            }
        }

        record Unknown() implements Match {
            @Override
            public String label() {
                return "unknown";
            }
        }
    }

    private static final Comparator<Route> LITERALS_FIRST =
            Comparator.comparing(route -> route.pattern().replace('{', '\uffff'));

    private record Cut(Route route, String[] segments) {
        Cut(Route route) {
            this(route, route.pattern().split("/", -1));
        }
    }

    private final List<Cut> routes;

    RouteTable(List<Route> routes) {
        this.routes = routes.stream().sorted(LITERALS_FIRST).map(Cut::new).toList();
    }

    List<Route> routes() {
        return routes.stream().map(Cut::route).toList();
    }

    /** HEAD is answered by the route for GET. */
    Match find(String method, String path) {
        var wanted = method.equals("HEAD") ? "GET" : method;
        var segments = path.split("/", -1);
        var allowed = new TreeSet<String>();
        Optional<Match> found = Optional.empty();
        var pattern = "";
        for (var cut : routes) {
            var parameters = match(cut.segments(), segments);
            if (parameters.isEmpty()) continue;
            var route = cut.route();
            if (pattern.isEmpty()) pattern = route.pattern();
            if (!route.pattern().equals(pattern)) continue;
            allowed.add(route.method());
            if (route.method().equals(wanted))
                found = Optional.of(new Match.Found(route, parameters.get()));
        }
        if (found.isPresent()) return found.get();
        if (allowed.isEmpty()) return new Match.Unknown();
        if (allowed.contains("GET")) allowed.add("HEAD");
        allowed.add("OPTIONS");
        return new Match.WrongMethod(pattern, String.join(", ", allowed));
    }

    private static Optional<Map<String, String>> match(String[] pattern, String[] segments) {
        if (pattern.length != segments.length) return Optional.empty();
        for (int i = 0; i < pattern.length; i++)
            if (!isParameter(pattern[i]) && !pattern[i].equals(segments[i]))
                return Optional.empty();
        var parameters = new HashMap<String, String>();
        for (int i = 0; i < pattern.length; i++)
            if (isParameter(pattern[i]))
                parameters.put(pattern[i].substring(1, pattern[i].length() - 1), segments[i]);
        return Optional.of(parameters);
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }
}
