package com.aimixup.application.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.runtime.FragileTransactions;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.MovableClock;
import com.aimixup.application.runtime.StoreUnavailable;
import com.aimixup.application.runtime.TimeOrderedIds;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.files.ByteRange;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.files.ObjectId;
import com.aimixup.domain.files.StoredFile;
import com.aimixup.domain.privacy.Private;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Upload, reading, removal and the sweep. */
final class FilesTest {
    private static final int FILE_MAX = 1_000;
    private static final int ACCOUNT_MAX = 2_500;
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final AccountId ben = new AccountId(UUID.randomUUID());
    private final Random random = new Random(3);
    private final MovableClock clock = new MovableClock(Instant.parse("2026-06-01T12:00:00Z"));
    private final MemoryTransactions memory = new MemoryTransactions();
    private final FragileTransactions transactions = new FragileTransactions(memory);
    private final MemoryVault vault = new MemoryVault(memory);
    private final MemoryObjects objects = new MemoryObjects(clock);
    private final StoredFiles files = new MemoryStoredFiles(memory);
    private final FileCipher cipher = new MemoryFileCipher(vault);
    private final FileLimits limits = new FileLimits(FILE_MAX, ACCOUNT_MAX);
    private final UploadFile upload = new UploadFile(new FileIntake(files, objects, cipher,
            bytes -> "type/" + bytes.length, new TimeOrderedIds(clock, random), random, clock,
            limits), transactions, limits);
    private final ReadFiles read = new ReadFiles(files, objects, cipher);
    private final RemoveFile remove = new RemoveFile(files, objects, transactions);
    private final SweepFiles sweep = new SweepFiles(files, objects, clock);

    FilesTest() {
        vault.createKey(anna);
        vault.createKey(ben);
    }

    @Test
    void whatIsUploadedIsReadBack() throws IOException {
        var bytes = bytes(300);
        var file = stored(upload(anna, bytes));
        assertEquals("type/300", file.mediaType());
        assertEquals(300, file.size());
        assertArrayEquals(bytes, read.content(file, ByteRange.whole(300)).readAllBytes());
        assertEquals(Optional.of(file), read.one(anna, file.id()));
        assertEquals(Optional.empty(), read.one(ben, file.id()));
    }

    @Test
    void equalBytesOfOnePersonAreStoredOnceAndGoWithTheLastFile() {
        var bytes = bytes(300);
        var one = stored(upload(anna, bytes));
        var two = stored(upload(anna, bytes));
        var bens = stored(upload(ben, bytes));
        assertEquals(one.object(), two.object());
        assertEquals(2, stored().size());
        assertEquals(300, files.used(anna));
        remove(anna, one);
        assertTrue(objects.has(two.object()));
        remove(anna, two);
        assertEquals(List.of(bens.object()), stored());
    }

    @Test
    void anotherPersonsFileIsNotRemoved() {
        var file = stored(upload(anna, bytes(1)));
        assertInstanceOf(RemoveFile.Outcome.UnknownFile.class,
                remove.handle(new RemoveFile.Command(ben, file.id())));
        assertInstanceOf(RemoveFile.Outcome.UnknownFile.class, remove.handle(
                new RemoveFile.Command(anna, new FileId(UUID.randomUUID()))));
        assertTrue(objects.has(file.object()));
    }

    @Test
    void tooMuchLeavesNothing() {
        stored(upload(anna, bytes(FILE_MAX)));
        assertEquals(new UploadFile.Outcome.TooLarge(FILE_MAX), upload(anna, bytes(FILE_MAX + 1)));
        stored(upload(anna, bytes(FILE_MAX)));
        assertEquals(new UploadFile.Outcome.StorageFull(ACCOUNT_MAX, 2 * FILE_MAX),
                upload(anna, bytes(501)));
        stored(upload(anna, bytes(500)));
        stored(upload(ben, bytes(501)));
        assertEquals(4, stored().size());
    }

    @Test
    void manyAtOnceDoNotGetPastTheQuota() throws Exception {
        var uploads = new ArrayList<Callable<UploadFile.Outcome>>();
        for (int i = 0; i < 32; i++) {
            var bytes = bytes(100 + i);
            uploads.add(() -> upload(anna, bytes));
            uploads.add(() -> upload(anna, bytes));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(uploads)) done.get();
        }
        assertTrue(files.used(anna) <= ACCOUNT_MAX && files.used(anna) > ACCOUNT_MAX - 132);
        assertEquals(files.objects(Optional.empty(), 100).size(), stored().size());
    }

    @Test
    void aStoreThatIsAwayKeepsTheBytesUntilTheSweep() {
        transactions.loseAnswers(1);
        var bytes = bytes(10);
        assertThrows(StoreUnavailable.class, () -> upload(anna, bytes));
        transactions.refuse(1);
        assertThrows(StoreUnavailable.class, () -> upload(anna, bytes(10)));
        assertEquals(2, stored().size());
        assertEquals(new SweepFiles.Swept(0, 0), sweep.handle(), "too young");
        clock.pass(SweepFiles.GRACE.plus(Duration.ofSeconds(1)));
        assertEquals(new SweepFiles.Swept(1, 0), sweep.handle());
        assertEquals(1, stored().size());
        var file = read.page(anna, Optional.empty(), 9).getFirst();
        assertEquals(file.object(), stored(upload(anna, bytes)).object());
    }

    @Test
    void bytesThatCannotBeDeletedNowAreLeftToTheSweep() {
        var file = stored(upload(anna, bytes(10)));
        stored(upload(anna, bytes(11)));
        objects.refuseDeletion(true);
        remove(anna, file);
        assertEquals(2, stored().size());
        objects.refuseDeletion(false);
        clock.pass(Duration.ofHours(2));
        assertEquals(new SweepFiles.Swept(1, 0), sweep.handle());
    }

    @Test
    void aFileWithoutBytesIsCounted() {
        var file = stored(upload(anna, bytes(10)));
        stored(upload(anna, bytes(11)));
        objects.delete(file.object());
        assertEquals(new SweepFiles.Swept(0, 1), sweep.handle());
        assertThrows(IllegalStateException.class,
                () -> read.content(file, ByteRange.whole(10)));
    }

    @Test
    void aDatabaseThatKnowsNothingDeletesNothing() {
        objects.put(ObjectId.random(random), new ByteArrayInputStream(new byte[1]));
        clock.pass(Duration.ofDays(1));
        assertEquals(new SweepFiles.Swept(0, 0), sweep.handle());
        assertEquals(1, stored().size());
    }

    @Test
    void whatIsErasedIsSwept() {
        for (int i = 0; i < 1_200; i++)
            objects.put(ObjectId.random(random), new ByteArrayInputStream(new byte[1]));
        stored(upload(anna, bytes(10)));
        var bens = stored(upload(ben, bytes(10)));
        files.erase(anna);
        clock.pass(Duration.ofHours(2));
        assertEquals(new SweepFiles.Swept(1_201, 0), sweep.handle());
        assertEquals(List.of(bens.object()), stored());
    }

    private UploadFile.Outcome upload(AccountId account, byte[] bytes) {
        return upload.handle(new UploadFile.Command(account, Private.of("x"),
                new ByteArrayInputStream(bytes)));
    }

    private static StoredFile stored(UploadFile.Outcome outcome) {
        return assertInstanceOf(UploadFile.Outcome.Stored.class, outcome).file();
    }

    private void remove(AccountId account, StoredFile file) {
        assertInstanceOf(RemoveFile.Outcome.Removed.class,
                remove.handle(new RemoveFile.Command(account, file.id())));
    }

    private List<ObjectId> stored() {
        var ids = new ArrayList<ObjectId>();
        objects.each(listed -> ids.add(listed.id()));
        return ids;
    }

    private byte[] bytes(int size) {
        var bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }
}
