package com.aimixup.application.files;

import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.runtime.MemoryTransactions;
import java.time.Clock;

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
}
