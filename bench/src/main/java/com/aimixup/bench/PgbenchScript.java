package com.aimixup.bench;

import com.aimixup.adapter.postgres.Database;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The same work for pgbench. The statements are read back from the server, which prepared them for
 * the application's own connection; only the parameters are put in their place.
 */
final class PgbenchScript {
    /** Of ids that end in twelve digits, since pgbench has numbers but no UUIDs. */
    static final String PREFIX = "00000000-0000-7000-8000-";
    private static final int REPEATED_UNTIL_PREPARED = 8;

    private static final String ACCOUNT = id(PREFIX, "a");
    private static final String HOLD = id(PREFIX, "n");
    private static final String OPENING = id("00000000-0000-3000-8001-", "n");
    private static final String CLOSING = id("00000000-0000-3000-8002-", "n");

    /** A statement that has {@code marker} in its text, and what stands for its parameters. */
    private record Step(String marker, String... parameters) {}

    private static final Step LOCK =
            new Step("from ledger_balance where account_id = $1 for update", ACCOUNT);
    private static final Step OPEN = new Step("insert into credit_hold", ACCOUNT, OPENING, "'HOLD'",
            "now()", HOLD, "'{AVAILABLE,HELD}'", "'{-900,900}'", "'{}'", "'{}'",
            "900", "(now() + interval '5 min')");
    private static final Step FIND = new Step("from credit_hold where account_id = $1 and id = $2",
            ACCOUNT, HOLD);
    private static final Step LOTS = new Step("from credit_lot where account_id = $1", ACCOUNT);
    private static final Step CLOSE = new Step("kind in ('SETTLE'", ACCOUNT, CLOSING, "'SETTLE'",
            "now()", HOLD, "'{HELD,CONSUMED,AVAILABLE}'", "'{-900,300,600}'",
            "array[" + ACCOUNT + "]", "'{-300}'");

    private static final List<Step> HOLDING = List.of(LOCK, OPEN);
    private static final List<Step> SETTLING = List.of(LOCK, FIND, LOTS, CLOSE);

    private final List<String> statements;

    private PgbenchScript(List<String> statements) {
        this.statements = statements;
    }

    static PgbenchScript from(LedgerScene scene) {
        try (var database = scene.open(1)) {
            var holds = scene.holds(database);
            for (int i = 0; i < REPEATED_UNTIL_PREPARED; i++)
                scene.holdAndSettle(database, holds, LedgerScene.account(0),
                        UUID.randomUUID());
            return new PgbenchScript(prepared(database));
        }
    }

    private static List<String> prepared(Database database) {
        return database.list("select statement from pg_prepared_statements",
                row -> row.text("statement"));
    }

    /** On accounts of these indexes, both included. */
    String text(int first, int last) {
        return "\\set a random(" + LedgerScene.number(first) + ", " + LedgerScene.number(last)
                + ")\n\\set n random(100000000000, 999999999999)\n"
                + transaction(HOLDING) + transaction(SETTLING);
    }

    /** The driver sends BEGIN together with the first statement, which takes a pipeline here. */
    private String transaction(List<Step> steps) {
        var text = new StringBuilder("\\startpipeline\nbegin;\n");
        for (int at = 0; at < steps.size(); at++) {
            text.append(statement(steps.get(at))).append(";\n");
            if (at == 0) text.append("\\endpipeline\n");
        }
        return text.append("commit;\n").toString();
    }

    private String statement(Step step) {
        var found = statements.stream().filter(text -> text.contains(step.marker())).toList();
        if (found.size() != 1) throw new IllegalStateException("the application has " + found.size()
                + " prepared statements with: " + step.marker());
        return Pattern.compile("\\$(\\d+)").matcher(found.getFirst().replaceAll("\\s+", " "))
                .replaceAll(match -> step.parameters()[Integer.parseInt(match.group(1)) - 1]);
    }

    private static String id(String prefix, String variable) {
        return "('" + prefix + "' || :" + variable + ")::uuid";
    }
}
