package com.aimixup.adapter.s3;

import static com.aimixup.adapter.s3.S3Calls.call;

import com.aimixup.application.runtime.StoreUnavailable;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects in several parts: how long one becomes is not known when its first bytes come. */
final class Uploads {
    private static final int NOT_IMPLEMENTED = 501;
    private final S3Client client;
    private final String bucket;

    Uploads(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /** @param part filled with the first bytes */
    void send(String key, Part part, InputStream bytes) {
        var upload = call("begin", () -> client.createMultipartUpload(
                request -> request.bucket(bucket).key(key)).uploadId());
        try {
            var sent = new ArrayList<CompletedPart>();
            for (; !part.isEmpty(); part.fill(bytes))
                sent.add(send(key, upload, sent.size() + 1, part));
            call("complete", () -> client.completeMultipartUpload(request -> request
                    .bucket(bucket).key(key).uploadId(upload)
                    .multipartUpload(all -> all.parts(sent))));
        } catch (RuntimeException | Error failure) {
            forget(key, upload);
            throw failure;
        }
    }

    private CompletedPart send(String key, String upload, int number, Part part) {
        var tag = call("part", () -> client.uploadPart(request -> request.bucket(bucket).key(key)
                .uploadId(upload).partNumber(number), part.body()).eTag());
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    /** What stays for now, the sweep finds. */
    private void forget(String key, String upload) {
        try {
            abort(key, upload);
        } catch (StoreUnavailable later) {
            return;
        }
    }

    private void abort(String key, String upload) {
        call("abort", () -> {
            try {
                return client.abortMultipartUpload(request ->
                        request.bucket(bucket).key(key).uploadId(upload));
            } catch (S3Exception answer) {
                if (S3Calls.isUnknown(answer)) return null;
                throw answer;
            }
        });
    }

    /** Those of one key that were begun and not finished. */
    void abortAll(String key) {
        for (var upload : begun(key))
            if (upload.key().equals(key)) abort(key, upload.uploadId());
    }

    /** Each key under the prefix with an unfinished upload, and when its last bytes came. */
    void each(String prefix, BiConsumer<String, Instant> action) {
        for (var upload : begun(prefix)) action.accept(upload.key(), changedAt(upload));
    }

    private List<MultipartUpload> begun(String prefix) {
        return call("uploads", () -> {
            try {
                return client.listMultipartUploadsPaginator(request ->
                        request.bucket(bucket).prefix(prefix)).uploads().stream().toList();
            } catch (S3Exception answer) {
                // A store that cannot tell has rules of its own for them.
                if (answer.statusCode() == NOT_IMPLEMENTED) return List.of();
                throw answer;
            }
        });
    }

    private Instant changedAt(MultipartUpload upload) {
        return call("parts", () -> {
            try {
                return client.listPartsPaginator(request -> request.bucket(bucket)
                                .key(upload.key()).uploadId(upload.uploadId())).parts().stream()
                        .map(part -> part.lastModified()).filter(upload.initiated()::isBefore)
                        .max(Instant::compareTo).orElse(upload.initiated());
            } catch (S3Exception answer) {
                if (S3Calls.isUnknown(answer)) return upload.initiated();
                throw answer;
            }
        });
    }
}
