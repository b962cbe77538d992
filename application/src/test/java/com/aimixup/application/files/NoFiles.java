package com.aimixup.application.files;

import com.aimixup.application.images.MemoryProvenances;
import com.aimixup.application.images.PictureKeeping;
import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.runtime.MemoryTransactions;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;

/** For tests of turns in which nobody has a file. */
public final class NoFiles {
    private NoFiles() {}

    public static Handouts handouts() {
        var memory = new MemoryTransactions();
        return new Handouts(new ReadFiles(new MemoryStoredFiles(memory),
                new MemoryObjects(Clock.systemUTC()),
                new MemoryFileCipher(new MemoryVault(memory))),
                _ -> new DocumentTexts.Result.Broken());
    }

    /** Nobody draws either. */
    public static PictureKeeping pictures() {
        var memory = new MemoryTransactions();
        var files = new MemoryStoredFiles(memory);
        var clock = Clock.systemUTC();
        return new PictureKeeping(new FileIntake(files, new MemoryObjects(clock),
                new MemoryFileCipher(new MemoryVault(memory)), _ -> "image/png", UUID::randomUUID,
                new Random(), clock, new FileLimits(0, 0)), new MemoryProvenances(memory, files));
    }
}
