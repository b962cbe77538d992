package com.aimixup.domain.images;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.MessageId;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.files.FileId;
import com.aimixup.domain.privacy.Private;

/**
 * Where a picture comes from; known as long as its file is there.
 *
 * @param prompt what was drawn after
 * @param charged this picture's part of the price
 */
public record Provenance(AccountId account, FileId file, Source source, ModelRef model,
        Private<String> prompt, Credits charged) {

    public sealed interface Source {
        record Job(ImageJobId id) implements Source {}

        /** The answer of an agent that draws. */
        record Answer(MessageId id) implements Source {}
    }
}
