package com.aimixup.bootstrap;

import com.aimixup.adapter.objects.FolderObjects;
import com.aimixup.adapter.s3.S3Limits;
import com.aimixup.adapter.s3.S3Objects;
import com.aimixup.adapter.s3.S3Place;
import com.aimixup.application.files.Objects;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the bytes of files are: in a bucket if one is named, else in the data folder. */
final class ObjectPlace {
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9_.-]+/?)*");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,63}");
    /** These mean nothing without a bucket. */
    private static final List<Setting> OF_BUCKET = List.of(Setting.OBJECTS_ENDPOINT,
            Setting.OBJECTS_PREFIX, Setting.OBJECTS_KEY_ID, Setting.OBJECTS_SECRET_KEY);

    private ObjectPlace() {}

    static Objects open(Settings settings) {
        var data = settings.path(Setting.DATA);
        return bucket(settings).<Objects>map(place ->
                        new S3Objects(place, S3Limits.USUAL, data.resolve("parts")))
                .orElseGet(() -> new FolderObjects(data.resolve("objects")));
    }

    /** A server that could keep no file must not start as if it could. */
    static void refuseUnusable(Objects objects) {
        if (objects instanceof S3Objects bucket) bucket.trouble().ifPresent(trouble -> {
            bucket.close();
            throw new Refusal("the bucket that " + Setting.OBJECTS_BUCKET.variable()
                    + " names cannot be used: " + trouble + "; look at the settings "
                    + "AIMIXUP_OBJECTS_…");
        });
    }

    static void close(Objects objects) {
        if (objects instanceof S3Objects bucket) bucket.close();
    }

    /** @throws Refusal naming the setting that is wrong */
    static Optional<S3Place> bucket(Settings settings) {
        var bucket = settings.optional(Setting.OBJECTS_BUCKET);
        if (bucket.isEmpty()) {
            for (var setting : OF_BUCKET) if (settings.optional(setting).isPresent())
                throw Settings.wrong(setting, "is set, but OBJECTS_BUCKET is not");
            return Optional.empty();
        }
        return Optional.of(new S3Place(
                settings.optional(Setting.OBJECTS_ENDPOINT).map(ObjectPlace::endpoint),
                matching(settings, Setting.OBJECTS_REGION, REGION),
                matching(settings, Setting.OBJECTS_BUCKET, BUCKET),
                matching(settings, Setting.OBJECTS_PREFIX, PREFIX), keys(settings)));
    }

    private static Optional<S3Place.Keys> keys(Settings settings) {
        var id = settings.optional(Setting.OBJECTS_KEY_ID);
        var secret = settings.optional(Setting.OBJECTS_SECRET_KEY);
        if (id.isEmpty() && secret.isPresent())
            throw Settings.wrong(Setting.OBJECTS_KEY_ID, "is not set, but its secret key is");
        if (secret.isEmpty() && id.isPresent())
            throw Settings.wrong(Setting.OBJECTS_SECRET_KEY, "is not set, but its key id is");
        return id.map(name -> new S3Place.Keys(name, secret.orElseThrow()));
    }

    private static String matching(Settings settings, Setting setting, Pattern pattern) {
        var text = settings.text(setting).strip();
        if (pattern.matcher(text).matches()) return text;
        throw Settings.wrong(setting, "has signs that it must not have");
    }

    private static URI endpoint(String text) {
        try {
            var url = URI.create(text.strip());
            if (url.getHost() != null && String.valueOf(url.getScheme()).matches("https?"))
                return url;
        } catch (IllegalArgumentException malformed) {
            throw Settings.wrong(Setting.OBJECTS_ENDPOINT, "is no URL");
        }
        throw Settings.wrong(Setting.OBJECTS_ENDPOINT, "is no URL with http:// or https://");
    }
}
