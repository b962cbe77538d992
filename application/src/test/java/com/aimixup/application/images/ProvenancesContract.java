package com.aimixup.application.images;

import static com.aimixup.application.images.ImageSamples.NOON;
import static com.aimixup.application.images.ImageSamples.provenance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aimixup.application.files.StoredFiles;
import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.files.ObjectId;
import com.aimixup.domain.files.StoredFile;
import com.aimixup.domain.images.ImageJobId;
import com.aimixup.domain.images.Provenance.Source;
import com.aimixup.domain.privacy.Private;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a store of provenances promises. */
public abstract class ProvenancesContract {
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final AccountId ben = new AccountId(UUID.randomUUID());
    private final Source job = new Source.Job(new ImageJobId(UUID.randomUUID()));
    private final Source answer = new Source.Answer(new MessageId(UUID.randomUUID()));

    protected abstract Provenances provenances();

    protected abstract StoredFiles files();

    protected abstract Vault vault();

    protected abstract Transactions transactions();

    @BeforeEach
    void createKeys() {
        vault().createKey(anna);
        vault().createKey(ben);
    }

    @Test
    void whereAFileComesFromIsFoundByItsOwnerOnly() {
        for (var source : List.of(job, answer)) {
            var one = provenance(anna, file(anna).id(), source, "a fox");
            transactions().run(() -> provenances().add(one));
            assertEquals(Optional.of(one), provenances().find(anna, one.file()));
            assertEquals(Optional.empty(), provenances().find(ben, one.file()));
        }
        assertEquals(Optional.empty(), provenances().find(anna, file(anna).id()));
    }

    @Test
    void aFileComesFromOnePlaceAndMustBeThere() {
        var file = file(anna);
        transactions().run(() -> provenances().add(provenance(anna, file.id(), job, "a fox")));
        assertThrows(RuntimeException.class, () -> transactions().run(() ->
                provenances().add(provenance(anna, file.id(), answer, "a fox"))));
        assertThrows(RuntimeException.class, () -> transactions().run(() -> provenances().add(
                provenance(anna, new FileId(UUID.randomUUID()), job, "a fox"))));
    }

    @Test
    void itGoesWithItsFile() {
        var file = file(anna);
        transactions().run(() -> provenances().add(provenance(anna, file.id(), job, "a fox")));
        transactions().run(() -> {
            files().remove(file);
        });
        assertEquals(Optional.empty(), provenances().find(anna, file.id()));
    }

    @Tag("right.access")
    @Tag("right.erase")
    @Test
    void anArchiveHasOnesOwnOnlyAndErasingMayBeRepeated() {
        var own = provenance(anna, file(anna).id(), job, "a fox");
        var bens = provenance(ben, file(ben).id(), answer, "an owl");
        transactions().run(() -> provenances().add(own));
        transactions().run(() -> provenances().add(bens));
        var sections = new MemorySections();
        provenances().export(anna, sections);
        assertEquals(List.of("a fox"), sections.of("drawings").stream()
                .map(fields -> fields.get("prompt")).toList());
        for (var time = 0; time < 2; time++) transactions().run(() -> provenances().erase(anna));
        assertEquals(Optional.empty(), provenances().find(anna, own.file()));
        assertEquals(Optional.of(bens), provenances().find(ben, bens.file()));
    }

    private StoredFile file(AccountId account) {
        var object = new ObjectId(UUID.randomUUID());
        var fingerprint = object.value().toString().getBytes(StandardCharsets.US_ASCII);
        var file = new StoredFile(account, new FileId(UUID.randomUUID()), Private.of("picture"),
                "image/png", 5, object, NOON);
        transactions().run(() -> {
            files().addObject(account, object, fingerprint, 5);
            files().add(file);
        });
        return file;
    }
}
