package com.aimixup.application.images;

import com.aimixup.application.files.FileIntake;
import com.aimixup.application.files.FileIntake.Arrived;
import com.aimixup.application.files.Pictures;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.files.StoredFile;
import com.aimixup.domain.images.Picture;
import com.aimixup.domain.images.Provenance;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.ImageOutcome;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes drawn pictures a person's files, and remembers where they come from. */
public final class PictureKeeping {
    private static final String PICTURE = "image/";

    /** What the provider drew after, and at whose expense. */
    public record Origin(Provenance.Source source, ModelRef model, Private<String> prompt) {}

    private final FileIntake intake;
    private final Provenances provenances;

    public PictureKeeping(FileIntake intake, Provenances provenances) {
        this.intake = intake;
        this.provenances = provenances;
    }

    /** Whether there is no room left, for more than nothing. */
    public boolean isFull(AccountId account) {
        return intake.isFull(account);
    }

    /**
     * Outside any transaction: stores the bytes.
     *
     * @return empty if one of them is no picture, or is larger than a file may be
     */
    public Optional<List<Arrived>> take(AccountId account, List<ImageOutcome.Picture> drawn) {
        var arrived = new ArrayList<Arrived>();
        for (var picture : drawn) {
            var one = take(account, picture);
            one.ifPresent(arrived::add);
            if (one.isEmpty() || !one.get().mediaType().startsWith(PICTURE)) {
                arrived.forEach(intake::drop);
                return Optional.empty();
            }
        }
        return Optional.of(arrived);
    }

    private Optional<Arrived> take(AccountId account, ImageOutcome.Picture picture) {
        try {
            return intake.take(account, new ByteArrayInputStream(picture.bytes()));
        } catch (Pictures.NotTaken broken) {
            return Optional.empty();
        }
    }

    /**
     * In the transaction that settles them: all or none.
     *
     * @return empty if there is no room
     */
    public Optional<List<Picture>> keep(List<Arrived> arrived, Origin origin, Credits charged) {
        return intake.keepAll(arrived, PictureKeeping::name).map(files -> {
            var each = charged.micros() / files.size();
            for (var index = 0; index < files.size(); index++) {
                var rest = index == 0 ? charged.micros() % files.size() : 0;
                provenances.add(provenance(files.get(index), origin, new Credits(each + rest)));
            }
            return files.stream().map(file ->
                    new Picture(file.id(), file.mediaType(), file.size())).toList();
        });
    }

    private static Provenance provenance(StoredFile file, Origin origin, Credits part) {
        return new Provenance(file.account(), file.id(), origin.source(), origin.model(),
                origin.prompt(), part);
    }

    /** Of ours, and none of the prompt: it may be sent to others with the picture. */
    private static Private<String> name(int index, String mediaType) {
        var kind = mediaType.substring(PICTURE.length()).replaceAll("[^a-z0-9].*", "");
        return Private.of("picture-" + (index + 1) + '.' + (kind.isEmpty() ? "img" : kind));
    }
}
