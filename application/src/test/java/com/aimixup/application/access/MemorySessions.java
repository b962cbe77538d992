package com.aimixup.application.access;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.access.RefreshToken;
import com.aimixup.domain.access.Session;
import com.aimixup.domain.access.SessionId;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Sessions in memory. */
public final class MemorySessions implements Sessions {
    private record Key(AccountId account, SessionId session) {}

    private record Token(AccountId account, SessionId session, String hash) {
        static Token of(RefreshToken token) {
            return new Token(token.account(), token.session(),
                    HexFormat.of().formatHex(token.hash()));
        }
    }

    private final MemoryTransactions transactions;
    private final MemoryTable<Key, Session> sessions;
    private final MemoryTable<Token, Standing> tokens;
    private final MemoryTable<Token, Spent> spent;
    private final MemoryTable<Key, Private<String>> devices;

    public MemorySessions(MemoryTransactions transactions) {
        this.transactions = transactions;
        sessions = transactions.table();
        tokens = transactions.table();
        spent = transactions.table();
        devices = transactions.table();
    }

    @Override
    public void open(Session session, RefreshToken first) {
        transactions.statement(() -> {
            if (!sessions.add(new Key(session.account(), session.id()), session))
                throw new IllegalStateException("there is a session of this id");
            tokens.put(Token.of(first), Standing.CURRENT);
        });
    }

    @Override
    public Optional<Session> find(AccountId account, SessionId session) {
        return sessions.find(new Key(account, session));
    }

    @Override
    public Optional<Session> lock(AccountId account, SessionId session) {
        return find(account, session);
    }

    @Override
    public Standing standing(RefreshToken token) {
        return tokens.find(Token.of(token)).orElse(Standing.UNKNOWN);
    }

    @Override
    public void rotate(RefreshToken spent, RefreshToken successor, Instant now) {
        transactions.statement(() -> {
            if (standing(spent) != Standing.CURRENT)
                throw new IllegalStateException("not the current token");
            tokens.put(Token.of(spent), Standing.SPENT);
            this.spent.removeAll((token, _) -> token.account().equals(spent.account())
                    && token.session().equals(spent.session()));
            this.spent.put(Token.of(spent), new Spent(now, successor));
            tokens.put(Token.of(successor), Standing.CURRENT);
            change(spent.account(), spent.session(), session -> new Session(session.account(),
                    session.id(), session.createdAt(), now, session.endedAt(),
                    session.enrolsOnly()));
        });
    }

    @Override
    public Optional<Spent> spent(RefreshToken token) {
        return spent.find(Token.of(token));
    }

    @Override
    public void name(AccountId account, SessionId session, Private<String> device) {
        devices.put(new Key(account, session), device);
    }

    @Override
    public List<Named> list(AccountId account) {
        return sessions.all((key, session) -> key.account().equals(account)
                && session.endedAt().isEmpty()).stream()
                .sorted(Comparator.comparing(Session::createdAt).reversed())
                .map(session -> new Named(session, devices.find(new Key(account, session.id()))))
                .toList();
    }

    @Override
    public void end(AccountId account, SessionId session, EndReason reason, Instant now) {
        change(account, session, open -> new Session(account, session, open.createdAt(),
                open.lastUsedAt(), Optional.of(open.endedAt().orElse(now)), open.enrolsOnly()));
    }

    @Override
    public void endAll(AccountId account, Optional<SessionId> but, EndReason reason,
            Instant now) {
        transactions.statement(() -> sessions.all((key, _) -> key.account().equals(account)
                && but.filter(key.session()::equals).isEmpty()).forEach(session ->
                end(account, session.id(), reason, now)));
    }

    private void change(AccountId account, SessionId id,
            UnaryOperator<Session> change) {
        transactions.statement(() -> find(account, id).ifPresent(session ->
                sessions.put(new Key(account, id), change.apply(session))));
    }

    @Override
    public List<PersonalData.Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        sessions.all((key, _) -> key.account().equals(account)).forEach(session ->
                sections.record("sessions", Map.of("createdAt", session.createdAt(),
                        "lastUsedAt", session.lastUsedAt())));
    }

    @Override
    public void erase(AccountId account) {
        transactions.statement(() -> {
            sessions.removeAll((key, _) -> key.account().equals(account));
            tokens.removeAll((token, _) -> token.account().equals(account));
        });
    }
}
