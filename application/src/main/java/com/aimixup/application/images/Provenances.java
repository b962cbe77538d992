package com.aimixup.application.images;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.images.Provenance;
import java.util.Optional;

/** Where drawn pictures come from. Each goes with its file. */
public interface Provenances extends PersonalData {

    /** Its file must be there. */
    void add(Provenance provenance);

    Optional<Provenance> find(AccountId account, FileId file);
}
