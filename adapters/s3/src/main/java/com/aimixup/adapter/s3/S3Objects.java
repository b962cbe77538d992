package com.aimixup.adapter.s3;

import static com.aimixup.adapter.s3.S3Calls.call;

import com.aimixup.application.files.Objects;
import com.aimixup.domain.files.ObjectId;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects in a bucket of Amazon S3, or of a store that speaks like it, named by their ids alone. A
 * large one goes in parts, each of which waits on this machine's disk until it is whole.
 */
public final class S3Objects implements Objects, AutoCloseable {
    /** S3 takes 5 MiB or more, and 10,000 of them. */
    static final long PART_BYTES = 8L << 20;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private final S3Place place;
    private final Path parts;
    private final S3Client client;
    private final Uploads uploads;

    /** @param parts a folder for what is on its way */
    public S3Objects(S3Place place, S3Limits limits, Path parts) {
        this.place = place;
        this.parts = parts;
        client = S3Calls.client(place, limits);
        uploads = new Uploads(client, place.bucket());
    }

    /** What the operator has to mend, if the bucket cannot be used. */
    public Optional<String> trouble() {
        try {
            client.headBucket(request -> request.bucket(place.bucket()));
            return Optional.empty();
        } catch (S3Exception answer) {
            return Optional.of(switch (answer.statusCode()) {
                case 404 -> "there is no such bucket";
                case 401, 403 -> "its keys may not use the bucket";
                case 301, 400 -> "the bucket is not in this region";
                default -> "the store answers " + answer.statusCode();
            });
        } catch (SdkException failure) {
            return Optional.of("the store cannot be reached, or there are no keys for it");
        }
    }

    @Override
    public void put(ObjectId id, InputStream bytes) {
        if (has(id)) throw new IllegalStateException("there is an object of this id");
        try (var part = Part.in(parts, PART_BYTES)) {
            part.fill(bytes);
            if (part.isLast()) send(key(id), part);
            else uploads.send(key(id), part, bytes);
        }
    }

    private void send(String key, Part part) {
        call("put", () -> client.putObject(request -> request.bucket(place.bucket()).key(key),
                part.body()));
    }

    @Override
    public Optional<InputStream> open(ObjectId id, long from, long length) {
        if (length == 0)
            return has(id) ? Optional.of(InputStream.nullInputStream()) : Optional.empty();
        var last = length > Long.MAX_VALUE - from ? "" : Long.toString(from + length - 1);
        return call("get", () -> {
            try {
                return Optional.of(new ObjectInput(client.getObject(request -> request
                        .bucket(place.bucket()).key(key(id)).range("bytes=" + from + '-' + last))));
            } catch (S3Exception answer) {
                if (S3Calls.isUnknown(answer)) return Optional.empty();
                if (S3Calls.isPastTheEnd(answer))
                    return Optional.of(InputStream.nullInputStream());
                throw answer;
            }
        });
    }

    @Override
    public boolean has(ObjectId id) {
        return call("head", () -> {
            try {
                client.headObject(request -> request.bucket(place.bucket()).key(key(id)));
                return true;
            } catch (S3Exception answer) {
                if (S3Calls.isUnknown(answer)) return false;
                throw answer;
            }
        });
    }

    @Override
    public void delete(ObjectId id) {
        call("delete", () -> client.deleteObject(request ->
                request.bucket(place.bucket()).key(key(id))));
        uploads.abortAll(key(id));
    }

    @Override
    public void each(Consumer<Listed> action) {
        list("", object -> {
            tell(object.key(), object.lastModified(), action);
            return true;
        });
        uploads.each(place.prefix(), (key, at) -> tell(key, at, action));
    }

    /** What else lies in the bucket is left alone. */
    private void tell(String key, Instant at, Consumer<Listed> action) {
        var name = key.substring(place.prefix().length());
        if (ID.matcher(name).matches())
            action.accept(new Listed(new ObjectId(UUID.fromString(name)), at));
    }

    /** A list for each thousand, and not a question for each one. */
    @Override
    public List<ObjectId> missing(List<ObjectId> inOrder) {
        if (inOrder.isEmpty()) return List.of();
        var absent = new TreeMap<String, ObjectId>();
        inOrder.forEach(id -> absent.put(key(id), id));
        var first = absent.firstKey();
        var last = absent.lastKey();
        list(first.substring(0, first.length() - 1), object -> {
            absent.remove(object.key());
            return object.key().compareTo(last) < 0;
        });
        return List.copyOf(absent.values());
    }

    /** In the order of their keys, until the action wants no more. */
    private void list(String after, Predicate<S3Object> action) {
        var from = after;
        while (true) {
            var start = from;
            var page = call("list", () -> client.listObjectsV2(request -> {
                request.bucket(place.bucket()).prefix(place.prefix());
                if (!start.isEmpty()) request.startAfter(start);
            }));
            for (var object : page.contents()) if (!action.test(object)) return;
            if (!page.isTruncated() || page.contents().isEmpty()) return;
            from = page.contents().getLast().key();
        }
    }

    private String key(ObjectId id) {
        return place.prefix() + id.value();
    }

    @Override
    public void close() {
        client.close();
    }
}
