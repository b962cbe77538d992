package com.aimixup.adapter.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aimixup.application.files.MemoryStoredFiles;
import com.aimixup.application.files.SweepFiles;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.files.ObjectId;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** What lost its other half, in a bucket: both ways, and what an upload left half done. */
final class S3SweepTest {
    private final Random random = new Random(5);
    private final ObjectId kept = ObjectId.random(random);
    private final ObjectId lost = ObjectId.random(random);
    private final ObjectId nobodys = ObjectId.random(random);
    private final ObjectId halfDone = ObjectId.random(random);
    @TempDir
    private Path parts;

    @Test
    void bytesOfNobodyAndHalfUploadsGoWhenTheyAreOldAndMissingBytesAreCounted() {
        var files = new MemoryStoredFiles(new MemoryTransactions());
        var account = new AccountId(UUID.randomUUID());
        files.addObject(account, kept, new byte[] {1}, 1);
        files.addObject(account, lost, new byte[] {2}, 1);
        try (var store = new BucketStore()) {
            var bucket = store.bucket();
            try (var objects = new S3Objects(store.place(bucket, ""), S3Limits.USUAL, parts)) {
                for (var id : List.of(kept, nobodys))
                    objects.put(id, new ByteArrayInputStream(new byte[1]));
                beginUpload(store, bucket);

                var now = Clock.systemUTC();
                assertEquals(new SweepFiles.Swept(0, 1),
                        new SweepFiles(files, objects, now).handle(), "too young");
                assertEquals(1, store.unfinished(bucket));
                var later = Clock.offset(now, Duration.ofHours(2));
                assertEquals(new SweepFiles.Swept(2, 1),
                        new SweepFiles(files, objects, later).handle());
                assertEquals(List.of(kept.value().toString()), store.keys(bucket));
                assertEquals(0, store.unfinished(bucket));
            }
        }
    }

    private void beginUpload(BucketStore store, String bucket) {
        var key = halfDone.value().toString();
        try (var client = S3Calls.client(store.place(bucket, ""), S3Limits.USUAL)) {
            var upload = client.createMultipartUpload(request ->
                    request.bucket(bucket).key(key)).uploadId();
            client.uploadPart(request -> request.bucket(bucket).key(key).uploadId(upload)
                    .partNumber(1), RequestBody.fromBytes(new byte[100]));
        }
    }
}
