package com.aimixup.application.answers;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What was answered to requests that had a key of the client's. */
public interface KeptAnswers extends PersonalData {

    /** @param content all that makes it another request if it differs */
    record Request(AccountId account, Private<String> key, Private<String> content) {}

    /** @param headers those of this answer alone */
    record Answer(int status, Private<Map<String, String>> headers, Private<String> body) {}

    /** @param isSame whether the request was the same as this time */
    record Kept(boolean isSame, Answer answer) {}

    /**
     * What is kept for the key of the request since then. If that is nothing, the key is taken, and
     * nobody else gets past here with it until the transaction ends.
     */
    Optional<Kept> claim(Request request, Instant now, Instant since);

    /** For a key that was claimed in this transaction. */
    void keep(Request request, Answer answer);

    /** @return how many from before then are gone */
    int forget(Instant before);
}
