package com.aimixup.bench;

import com.aimixup.adapter.postgres.Database;
import com.aimixup.adapter.postgres.DatabaseAddress;
import com.aimixup.adapter.postgres.embedded.EmbeddedPostgres;
import com.aimixup.adapter.postgres.Migrations;
import com.aimixup.adapter.postgres.PostgresLedger;
import com.aimixup.adapter.postgres.PostgresRole;
import com.aimixup.application.credits.Holds;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Hold;
import com.aimixup.domain.credits.HoldId;
import com.aimixup.domain.credits.Lot;
import com.aimixup.domain.credits.LotId;
import com.aimixup.domain.credits.Transfer;
import com.aimixup.domain.credits.TransferId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A private PostgreSQL with rich accounts, and the two transactions that every answer makes. */
final class LedgerScene implements AutoCloseable {
    static final Credits LIMIT = new Credits(900);
    static final Credits PRICE = new Credits(300);
    private static final Credits RICHES = new Credits(1_000_000_000_000L);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long FIRST_NUMBER = 100_000_000_000L;

    private final EmbeddedPostgres server;
    private final Clock clock = Clock.systemUTC();

    LedgerScene(Path folder, int accounts) {
        server = EmbeddedPostgres.start(new EmbeddedPostgres.Place(folder, Scratch.PROGRAMS, 0),
                new SecureRandom());
        new Migrations().run(server.address(PostgresRole.OWNER));
        try (var database = open(1)) {
            for (int index = 0; index < accounts; index++) enrich(database, account(index));
        }
    }

    /** A number that is also the last group of the account's id, and of its only lot's. */
    static long number(int index) {
        return FIRST_NUMBER + index;
    }

    static AccountId account(int index) {
        return new AccountId(UUID.fromString(PgbenchScript.PREFIX + number(index)));
    }

    private void enrich(Database database, AccountId account) {
        var id = account.value();
        var lot = new Lot(new LotId(id), Lot.Source.PURCHASED, RICHES, RICHES, Optional.empty(),
                clock.instant());
        database.run(() -> new PostgresLedger(database).grant(account,
                Transfer.grant(new TransferId(id), lot), lot));
    }

    Database open(int connections) {
        return Database.open(address(), connections, PATIENCE);
    }

    DatabaseAddress address() {
        return server.address(PostgresRole.APP);
    }

    int port() {
        return server.port();
    }

    Holds holds(Database database) {
        return new Holds(new PostgresLedger(database), clock);
    }

    /** Before an agent speaks credits are held; afterwards its price is taken from them. */
    void holdAndSettle(Database database, Holds holds, AccountId account, UUID id) {
        var hold = new Hold(new HoldId(id), LIMIT, clock.instant().plusSeconds(300));
        database.run(() -> {
            if (holds.lockAvailable(account).compareTo(LIMIT) < 0)
                throw new IllegalStateException("too few credits");
            holds.open(account, List.of(hold));
        });
        database.run(() -> {
            if (holds.close(account, hold.id(), PRICE).isEmpty())
                throw new IllegalStateException("the hold is gone");
        });
    }

    /** Whether the books add up after all of it. */
    boolean isClean() {
        try (var database = open(1)) {
            return new PostgresLedger(database).audit().isClean();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
