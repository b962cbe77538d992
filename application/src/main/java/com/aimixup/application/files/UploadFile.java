package com.aimixup.application.files;

import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.files.StoredFile;
import com.aimixup.domain.privacy.Private;
import java.io.InputStream;

/** Keeps a file that a person sends. */
public final class UploadFile {

    public record Command(AccountId account, Private<String> name, InputStream bytes) {}

    public sealed interface Outcome {
        record Stored(StoredFile file) implements Outcome {}

        /** The rest was not read. */
        record TooLarge(long bytesMost) implements Outcome {}

        record PictureNotTaken(Pictures.Reason reason) implements Outcome {}

        record StorageFull(long bytesMost, long bytesUsed) implements Outcome {}
    }

    private final FileIntake intake;
    private final Transactions transactions;
    private final FileLimits limits;

    public UploadFile(FileIntake intake, Transactions transactions, FileLimits limits) {
        this.intake = intake;
        this.transactions = transactions;
        this.limits = limits;
    }

    public Outcome handle(Command command) {
        try {
            return intake.take(command.account(), command.bytes())
                    .map(arrived -> keep(command, arrived))
                    .orElseGet(() -> new Outcome.TooLarge(limits.fileBytes()));
        } catch (Pictures.NotTaken picture) {
            return new Outcome.PictureNotTaken(picture.reason());
        }
    }

    private Outcome keep(Command command, FileIntake.Arrived arrived) {
        // Where this throws, the commit may have happened all the same: the object stays.
        var outcome = switch (transactions.run(() -> intake.keep(arrived, command.name()))) {
            case FileIntake.Result.Kept(var file) -> new Outcome.Stored(file);
            case FileIntake.Result.StorageFull(var most, var used) ->
                    new Outcome.StorageFull(most, used);
        };
        if (!(outcome instanceof Outcome.Stored(var file)
                && file.object().equals(arrived.object())))
            intake.drop(arrived);
        return outcome;
    }
}
