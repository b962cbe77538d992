package com.aimixup.application.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.application.runtime.TimeOrderedIds;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.files.ByteRange;
import com.aimixup.domain.privacy.Private;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Pictures are cleaned before anything is made of their bytes. Here, {@code @} is the position. */
final class PictureUploadTest {
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final Random random = new Random(3);
    private final MovableClock clock = new MovableClock(Instant.parse("2026-06-01T12:00:00Z"));
    private final MemoryTransactions memory = new MemoryTransactions();
    private final MemoryVault vault = new MemoryVault(memory);
    private final MemoryObjects objects = new MemoryObjects(clock);
    private final StoredFiles files = new MemoryStoredFiles(memory);
    private final FileCipher cipher = new MemoryFileCipher(vault);
    private final FileLimits limits = new FileLimits(100, 1_000);
    private final UploadFile upload = new UploadFile(new FileIntake(files, objects, cipher,
            _ -> "image/test", PictureUploadTest::cleaned, new TimeOrderedIds(clock, random),
            random, clock, limits), memory, limits);

    PictureUploadTest() {
        vault.createKey(anna);
    }

    @Test
    void aPictureIsStoredAndCountedAndKnownAgainAsItIsCleaned() throws IOException {
        var one = assertInstanceOf(UploadFile.Outcome.Stored.class, upload("pic@ture")).file();
        var two = assertInstanceOf(UploadFile.Outcome.Stored.class, upload("@picture@")).file();
        assertEquals(7, one.size());
        assertEquals(one.object(), two.object());
        assertEquals(7, files.used(anna));
        assertArrayEquals("picture".getBytes(StandardCharsets.UTF_8), new ReadFiles(files,
                objects, cipher).content(two, ByteRange.whole(7)).readAllBytes());
    }

    @Test
    void aPictureThatIsNotTakenLeavesNothing() {
        for (var reason : Pictures.Reason.values())
            assertEquals(new UploadFile.Outcome.PictureNotTaken(reason), upload(reason.name()));
        assertEquals(new UploadFile.Outcome.TooLarge(100), upload("@".repeat(101)),
                "what is dropped counts, too");
        var left = new ArrayList<Objects.Listed>();
        objects.each(left::add);
        assertEquals(List.of(), left);
        assertEquals(List.of(), files.page(anna, Optional.empty(), 9));
    }

    private UploadFile.Outcome upload(String bytes) {
        return upload.handle(new UploadFile.Command(anna, Private.of("x"),
                new ByteArrayInputStream(bytes.getBytes(StandardCharsets.UTF_8))));
    }

    /** A twin of what cleans pictures; it reads when it is read. */
    private static InputStream cleaned(String mediaType, InputStream bytes) {
        return new InputStream() {
            private InputStream clean = InputStream.nullInputStream();
            private boolean begun;

            @Override
            public int read() throws IOException {
                if (!begun) begin();
                begun = true;
                return clean.read();
            }

            private void begin() throws IOException {
                var text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
                for (var reason : Pictures.Reason.values())
                    if (text.equals(reason.name())) throw new Pictures.NotTaken(reason);
                clean = new ByteArrayInputStream(
                        text.replace("@", "").getBytes(StandardCharsets.UTF_8));
            }
        };
    }
}
