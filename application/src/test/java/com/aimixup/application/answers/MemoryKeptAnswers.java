package com.aimixup.application.answers;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers in memory, whose transactions come one after another. */
public final class MemoryKeptAnswers implements KeptAnswers {
    private record Key(AccountId account, String key) {}

    private record Stored(String content, Instant at, Optional<Answer> answer) {}

    private final MemoryTransactions transactions;
    private final MemoryTable<Key, Stored> answers;

    public MemoryKeptAnswers(MemoryTransactions transactions) {
        this.transactions = transactions;
        answers = transactions.table();
    }

    @Override
    public Optional<Kept> claim(Request request, Instant now, Instant since) {
        var found = answers.find(key(request)).filter(stored -> stored.at().isAfter(since));
        if (found.isEmpty()) answers.put(key(request), new Stored(request.content().reveal(), now,
                Optional.empty()));
        return found.map(stored -> new Kept(
                stored.content().equals(request.content().reveal()),
                stored.answer().orElseThrow()));
    }

    @Override
    public void keep(Request request, Answer answer) {
        var claimed = answers.find(key(request)).orElseThrow();
        answers.put(key(request), new Stored(claimed.content(), claimed.at(),
                Optional.of(answer)));
    }

    @Override
    public int forget(Instant before) {
        return transactions.statement(() -> {
            var old = answers.all((_, stored) -> !stored.at().isAfter(before)).size();
            answers.removeAll((_, stored) -> !stored.at().isAfter(before));
            return old;
        });
    }

    private static Key key(Request request) {
        return new Key(request.account(), request.key().reveal());
    }

    @Override
    public List<PersonalData.Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        answers.all((key, _) -> key.account().equals(account)).forEach(stored ->
                sections.record("keptAnswers", Map.of("at", stored.at(), "status",
                        stored.answer().orElseThrow().status())));
    }

    @Override
    public void erase(AccountId account) {
        answers.removeAll((key, _) -> key.account().equals(account));
    }
}
