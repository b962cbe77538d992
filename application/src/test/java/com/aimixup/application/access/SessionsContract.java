package com.aimixup.application.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aimixup.application.access.Sessions.EndReason;
import com.aimixup.application.access.Sessions.Standing;
import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.RefreshToken;
import com.aimixup.domain.access.Session;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a store of sessions promises. */
public abstract class SessionsContract {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123456Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final AccountId ben = new AccountId(UUID.randomUUID());

    protected abstract Sessions sessions();

    protected abstract Transactions transactions();

    /** Makes the key of an account. */
    protected void prepare(AccountId account) {}

    @Test
    void whatWasOpenedIsReadBack() {
        var session = session(anna);
        open(session, token(session, 1));
        assertEquals(Optional.of(session), sessions().find(anna, session.id()));
        assertEquals(Optional.of(session),
                transactions().run(() -> sessions().lock(anna, session.id())));
        assertEquals(Optional.empty(), sessions().find(ben, session.id()));
    }

    @Test
    void theFirstTokenIsCurrentAndOthersUnknown() {
        var session = session(anna);
        open(session, token(session, 1));
        assertEquals(Standing.CURRENT, sessions().standing(token(session, 1)));
        assertEquals(Standing.UNKNOWN, sessions().standing(token(session, 2)));
        var elsewhere = new RefreshToken(ben, session.id(), token(session, 1).secret());
        assertEquals(Standing.UNKNOWN, sessions().standing(elsewhere));
    }

    @Test
    void aRotatedTokenIsSpentAndItsSuccessorCurrent() {
        var session = session(anna);
        open(session, token(session, 1));
        rotate(session, 1, 2);
        assertEquals(Standing.SPENT, sessions().standing(token(session, 1)));
        assertEquals(Standing.CURRENT, sessions().standing(token(session, 2)));
        assertEquals(LATER, sessions().find(anna, session.id()).orElseThrow().lastUsedAt());
    }

    @Test
    void aSpentTokenIsNotRotatedAgain() {
        var session = session(anna);
        open(session, token(session, 1));
        rotate(session, 1, 2);
        assertThrows(RuntimeException.class, () -> rotate(session, 1, 3));
        assertEquals(Standing.CURRENT, sessions().standing(token(session, 2)));
        assertEquals(Standing.UNKNOWN, sessions().standing(token(session, 3)));
    }

    @Test
    void ofTwoWhoRefreshAtOnceOneFindsTheTokenSpent() throws Exception {
        var session = session(anna);
        open(session, token(session, 1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(2, 10).mapToObj(next -> threads.submit(() ->
                    transactions().run(() -> {
                        sessions().lock(anna, session.id());
                        if (sessions().standing(token(session, 1)) != Standing.CURRENT)
                            return false;
                        sessions().rotate(token(session, 1), token(session, next), LATER);
                        return true;
                    }))).toList();
            var rotated = 0;
            for (var task : tasks) if (task.get()) rotated++;
            assertEquals(1, rotated);
        }
    }

    @Test
    void anEndedSessionStaysAsItEndedFirst() {
        var session = session(anna);
        open(session, token(session, 1));
        end(session, EndReason.TOKEN_REUSED, LATER);
        end(session, EndReason.LOGGED_OUT, LATER.plusSeconds(1));
        assertEquals(Optional.of(LATER),
                sessions().find(anna, session.id()).orElseThrow().endedAt());
    }

    @Test
    void endingOneSessionLeavesTheOthers() {
        var first = session(anna);
        var second = session(anna);
        open(first, token(first, 1));
        open(second, token(second, 1));
        end(first, EndReason.LOGGED_OUT, LATER);
        assertEquals(Optional.of(second), sessions().find(anna, second.id()));
    }

    @Test
    void whatFollowedASpentTokenIsTold() {
        var session = session(anna);
        open(session, token(session, 1));
        assertEquals(Optional.empty(), sessions().spent(token(session, 1)));
        rotate(session, 1, 2);
        var spent = sessions().spent(token(session, 1)).orElseThrow();
        assertEquals(LATER, spent.at());
        assertEquals(token(session, 2).encoded(), spent.successor().encoded());
        assertEquals(Optional.empty(), sessions().spent(token(session, 2)));
    }

    @Test
    void onesOwnOpenSessionsAreListedNewestFirstWithTheirNames() {
        prepare(anna);
        var first = session(anna);
        var second = new Session(anna, new SessionId(UUID.randomUUID()), LATER, LATER,
                Optional.empty());
        var ended = session(anna);
        for (var one : List.of(first, second, ended, session(ben))) open(one, token(one, 1));
        end(ended, EndReason.LOGGED_OUT, LATER);
        transactions().run(() -> sessions().name(anna, first.id(), Private.of("Firefox, Linux")));
        assertEquals(List.of(new Sessions.Named(second, Optional.empty()),
                new Sessions.Named(first, Optional.of(Private.of("Firefox, Linux")))),
                sessions().list(anna));
    }

    @Test
    void allOfOnePersonEndButTheOneThatIsKept() {
        var kept = session(anna);
        var first = session(anna);
        var bens = session(ben);
        for (var session : List.of(kept, first, bens)) open(session, token(session, 1));
        transactions().run(() -> sessions().endAll(anna, Optional.of(kept.id()),
                EndReason.PASSWORD_CHANGED, LATER));
        assertEquals(Optional.of(kept), sessions().find(anna, kept.id()));
        assertEquals(Optional.of(bens), sessions().find(ben, bens.id()));
        assertEquals(Optional.of(LATER),
                sessions().find(anna, first.id()).orElseThrow().endedAt());
        transactions().run(() -> sessions().endAll(anna, Optional.empty(),
                EndReason.LOGGED_OUT_EVERYWHERE, LATER.plusSeconds(1)));
        assertEquals(Optional.of(LATER),
                sessions().find(anna, first.id()).orElseThrow().endedAt());
        assertEquals(Optional.of(LATER.plusSeconds(1)),
                sessions().find(anna, kept.id()).orElseThrow().endedAt());
    }

    @Test
    void anArchiveHasOnesOwnSessionsOnly() {
        var session = session(anna);
        open(session, token(session, 1));
        var other = session(ben);
        open(other, token(other, 1));
        var sections = new MemorySections();
        sessions().export(anna, sections);
        assertEquals(1, sections.of("sessions").size());
    }

    @Test
    void erasingRemovesOnesOwnOnlyAndMayBeRepeated() {
        var session = session(anna);
        open(session, token(session, 1));
        var kept = session(ben);
        open(kept, token(kept, 1));
        transactions().run(() -> sessions().erase(anna));
        transactions().run(() -> sessions().erase(anna));
        assertEquals(Optional.empty(), sessions().find(anna, session.id()));
        assertEquals(Standing.UNKNOWN, sessions().standing(token(session, 1)));
        assertEquals(Optional.of(kept), sessions().find(ben, kept.id()));
    }

    private void open(Session session, RefreshToken first) {
        transactions().run(() -> sessions().open(session, first));
    }

    private void rotate(Session session, int spent, int successor) {
        transactions().run(() -> sessions().rotate(token(session, spent),
                token(session, successor), LATER));
    }

    private void end(Session session, EndReason reason, Instant at) {
        transactions().run(() -> sessions().end(session.account(), session.id(), reason, at));
    }

    private static Session session(AccountId account) {
        return new Session(account, new SessionId(UUID.randomUUID()), NOON, NOON,
                Optional.empty());
    }

    private static RefreshToken token(Session session, int number) {
        var secret = new byte[RefreshToken.SECRET_BYTES];
        secret[0] = (byte) number;
        return new RefreshToken(session.account(), session.id(), secret);
    }
}
