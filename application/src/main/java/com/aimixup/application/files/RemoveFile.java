package com.aimixup.application.files;

import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.files.ObjectId;
import java.util.Optional;

/** Removes a file for good; its bytes go with the last file that has them. */
public final class RemoveFile {

    public record Command(AccountId account, FileId file) {}

    public sealed interface Outcome {
        record Removed() implements Outcome {}

        record UnknownFile() implements Outcome {}
    }

    private record Forgotten(Outcome outcome, Optional<ObjectId> object) {}

    private final StoredFiles files;
    private final Objects objects;
    private final Transactions transactions;

    public RemoveFile(StoredFiles files, Objects objects, Transactions transactions) {
        this.files = files;
        this.objects = objects;
        this.transactions = transactions;
    }

    public Outcome handle(Command command) {
        var forgotten = transactions.run(() -> {
            files.lock(command.account());
            return files.find(command.account(), command.file())
                    .map(file -> new Forgotten(new Outcome.Removed(), files.remove(file)))
                    .orElseGet(() ->
                            new Forgotten(new Outcome.UnknownFile(), Optional.empty()));
        });
        // After the commit: a file without bytes would be worse than bytes without a file.
        forgotten.object().ifPresent(object ->
                Leftovers.delete(objects, object));
        return forgotten.outcome();
    }
}
