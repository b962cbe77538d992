package com.aimixup.application.mail;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Mails that wait, in memory. */
public final class MemoryOutbox implements Outbox {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private record Waiting(Mail mail, Instant due, int attempts) {
        Waiting again(Instant now) {
            return new Waiting(mail, now.plus(PAUSE.multipliedBy(1L << Math.min(attempts, 9))),
                    attempts + 1);
        }
    }

    private final MemoryTransactions transactions;
    private final MemoryTable<UUID, Waiting> mails;

    public MemoryOutbox(MemoryTransactions transactions) {
        this.transactions = transactions;
        mails = transactions.table();
    }

    /** Those to one account, oldest first. */
    public List<Mail> of(AccountId account) {
        return mails.all((_, waiting) -> waiting.mail().account().equals(account)).stream()
                .map(Waiting::mail).sorted(Comparator.comparing(Mail::at)
                        .thenComparing(Mail::id)).toList();
    }

    @Override
    public void add(Mail mail) {
        mails.put(mail.id(), new Waiting(mail, mail.at(), 0));
    }

    @Override
    public List<Mail> claim(Instant now, int most) {
        return transactions.statement(() -> {
            var due = mails.all((_, waiting) -> !waiting.due().isAfter(now)).stream()
                    .sorted(Comparator.comparing(Waiting::due)).limit(most).toList();
            due.forEach(waiting -> mails.put(waiting.mail().id(), waiting.again(now)));
            return due.stream().map(Waiting::mail).toList();
        });
    }

    @Override
    public void remove(AccountId account, UUID mail) {
        mails.removeAll((id, waiting) -> id.equals(mail)
                && waiting.mail().account().equals(account));
    }

    @Override
    public int giveUp(Instant before) {
        return transactions.statement(() -> {
            var count = mails.all((_, waiting) -> waiting.mail().at().isBefore(before)).size();
            mails.removeAll((_, waiting) -> waiting.mail().at().isBefore(before));
            return count;
        });
    }

    @Override
    public List<PersonalData.Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        of(account).forEach(mail -> sections.record("mails", Map.of("kind", mail.kind().name(),
                "recipient", mail.recipient().reveal(), "at", mail.at())));
    }

    @Override
    public void erase(AccountId account) {
        mails.removeAll((_, waiting) -> waiting.mail().account().equals(account));
    }
}
