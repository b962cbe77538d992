package com.aimixup.application.privacy;

import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.plugin.spi.ProviderFacts.DataCategory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What of a person went to which provider ({@code share.chosen-provider}). Each is stored before
 * the first byte leaves, so one whose call was cancelled in that moment says more than happened.
 */
public interface Disclosures extends PersonalData {

    /** In the transaction that allows the calls. */
    void add(List<Disclosure> disclosures);

    /** Newest first by time and id; continues after the place that an earlier page ended with. */
    List<Disclosure> of(AccountId account, Optional<Place> after, int limit);

    /** A place in the list. */
    record Place(Instant at, UUID id) {}

    /**
     * One call, without its content.
     *
     * @param id that of the answer or the pictures which were asked for
     * @param conversation empty if it was asked for outside of any
     * @param recipient the company that gets the data, as the provider's facts named it then
     * @param country where it processes; {@code "ZZ"} if nothing leaves the operator's machines
     * @param bytes of what people and agents said in it
     * @param basis clause id
     */
    record Disclosure(
            AccountId account,
            UUID id,
            Optional<ConversationId> conversation,
            ModelRef model,
            String recipient,
            String country,
            Set<DataCategory> categories,
            long bytes,
            Instant at,
            String basis) {

        public Disclosure {
            categories = Set.copyOf(categories);
            if (bytes < 0) throw new IllegalArgumentException("negative bytes");
        }
    }
}
