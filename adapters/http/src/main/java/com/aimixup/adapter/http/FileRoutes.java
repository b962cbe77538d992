package com.aimixup.adapter.http;

import com.aimixup.application.files.FileUseCases;
import com.aimixup.application.files.RemoveFile;
import com.aimixup.application.files.UploadFile;
import com.aimixup.application.images.ReadImages;
import com.aimixup.domain.files.ByteRange;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.files.StoredFile;
import com.aimixup.domain.privacy.Private;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files as they are, also from a form: what comes back is the file alone. */
final class FileRoutes implements Route.Group {
    static final String ALL = "/api/v1/files";
    private static final String ONE = ALL + "/{file}";
    private final FileUseCases files;
    private final ReadImages images;

    FileRoutes(FileUseCases files, ReadImages images) {
        this.files = files;
        this.images = images;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", ALL, this::list).taking("limit", "cursor"),
                Route.of("POST", ALL, this::upload),
                Route.of("GET", ONE, this::show),
                Route.of("DELETE", ONE, this::remove),
                Route.of("GET", ONE + "/content", this::content));
    }

    private Reply list(Call call) {
        var limit = call.limit();
        var after = call.cursor(Cursor::id).map(FileId::new);
        return Reply.ok(Cursor.page(files.read().page(call.account(), after, limit + 1), limit,
                FileRoutes::shown, last -> Cursor.of(last.id().value())));
    }

    private Reply upload(Call call) {
        var form = FormFile.boundary(call.header("Content-Type"));
        if (form.isEmpty()) MediaType.refuseForms(call.header("Content-Type"));
        var around = form.isPresent() ? FormFile.AROUND_BYTES_MAX : 0;
        var named = call.header(FileNames.HEADER).map(Optional::of).map(FileNames::sent);
        try (var upload = call.upload(files.limits().fileBytes() + around)) {
            if (form.isEmpty()) return kept(call, named, upload);
            var file = FormFile.in(upload, form.get());
            return kept(call, named.or(() -> Optional.of(FileNames.inForm(file.disposition()))),
                    file);
        }
    }

    private Reply kept(Call call, Optional<Private<String>> named, InputStream bytes) {
        var name = named.orElseGet(() -> FileNames.sent(Optional.empty()));
        return switch (files.upload().handle(new UploadFile.Command(call.account(), name,
                bytes))) {
            case UploadFile.Outcome.Stored(var file) ->
                    Reply.created(shown(file), ALL + '/' + file.id().value());
            case UploadFile.Outcome.TooLarge(var most) -> new Reply.Failure(
                    ProtocolErrors.tooLarge().with("most", most));
            case UploadFile.Outcome.PictureNotTaken(var reason) ->
                    new Reply.Failure(FileProblems.notTaken(reason));
            case UploadFile.Outcome.StorageFull(var most, var used) ->
                    new Reply.Failure(Problem.of(ProblemType.STORAGE_FULL,
                            "Delete files that you no longer need.")
                            .with("most", most).with("used", used));
        };
    }

    private Reply show(Call call) {
        return files.read().one(call.account(), id(call)).<Reply>map(file -> {
            var headers = Map.of("ETag", tag(file));
            return Versions.isKnown(call.header("If-None-Match"), tag(file))
                    ? new Reply.Unchanged(headers) : new Reply.Shown(200, detailed(file), headers);
        }).orElseGet(() -> Reply.notFound("file"));
    }

    private Reply remove(Call call) {
        return switch (files.remove().handle(new RemoveFile.Command(call.account(), id(call)))) {
            case RemoveFile.Outcome.Removed() -> Reply.done();
            case RemoveFile.Outcome.UnknownFile() -> Reply.notFound("file");
        };
    }

    private Reply content(Call call) {
        return files.read().one(call.account(), id(call)).map(file -> content(call, file))
                .orElseGet(() -> Reply.notFound("file"));
    }

    /** Never shown as a page of ours, whatever is in it: always as an attachment. */
    private Reply content(Call call, StoredFile file) {
        var headers = new HashMap<String, String>();
        headers.put("ETag", tag(file));
        if (Versions.isKnown(call.header("If-None-Match"), tag(file)))
            return new Reply.Unchanged(headers);
        headers.put("Accept-Ranges", "bytes");
        headers.put("Content-Disposition", FileNames.attachment(file.name()));
        var same = call.header("If-Range").map(String::strip).filter(tag -> !tag.equals(tag(file)))
                .isEmpty();
        var wanted = call.header("Range").filter(_ -> same)
                .map(header -> Ranges.wanted(header, file.size())).orElse(new Ranges.All());
        return switch (wanted) {
            case Ranges.All() -> content(200, file, ByteRange.whole(file.size()), headers);
            case Ranges.One(var range) -> {
                headers.put("Content-Range", "bytes " + range.from() + '-' + (range.end() - 1)
                        + '/' + file.size());
                yield content(206, file, range, headers);
            }
            case Ranges.None() -> new Reply.Failure(Problem.of(ProblemType.RANGE_NOT_SATISFIABLE,
                    "Ask for bytes that the file has.").with("size", file.size())
                    .withHeader("Content-Range", "bytes */" + file.size()));
        };
    }

    private Reply content(int status, StoredFile file, ByteRange range,
            HashMap<String, String> headers) {
        return new Reply.Content(status, file.mediaType(), range.length(),
                () -> files.read().content(file, range), headers);
    }

    /** Of the bytes; they never change under one id. */
    private static String tag(StoredFile file) {
        return '"' + file.id().value().toString() + '"';
    }

    private static JsonObject shown(StoredFile file) {
        return new JsonObject()
                .put("id", file.id().value())
                .put("name", file.name())
                .put("media_type", file.mediaType())
                .put("size", file.size())
                .put("created_at", file.createdAt());
    }

    /** Also where it comes from, if a model drew it. */
    private JsonObject detailed(StoredFile file) {
        var json = shown(file);
        images.provenance(file.account(), file.id()).ifPresent(drawn ->
                json.put("provenance", ImageJson.shown(drawn)));
        return json;
    }

    private static FileId id(Call call) {
        return call.id("file", FileId::new);
    }
}
