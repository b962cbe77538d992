package com.aimixup.application.credits;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.HoldId;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.UsageUnit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What each charge was for, so that a line of the statement explains itself and what was used can
 * be added up. Ids and numbers, never a word of anybody.
 */
public interface Receipts extends PersonalData {

    enum Work {
        ANSWER,
        TITLE,
        COMPLETION,
        PICTURES,
        /** Charged before receipts were kept. */
        EARLIER
    }

    /** @param subject the message, the order of pictures, or the call as it was disclosed */
    record About(Work work, UUID subject, Optional<UUID> conversation, Optional<UUID> agent) {}

    /**
     * What was used, and the prices it is to be paid by.
     *
     * @param tariff its begin is the version; empty where it is not known any more
     * @param estimated whether the provider did not count
     */
    record Bill(About about, ModelRef model, Optional<Tariff> tariff, Map<UsageUnit, Long> units,
            boolean estimated) {
        public Bill {
            units = Map.copyOf(units);
        }

        /** Before it is rounded; empty if the tariff does not say. */
        public Optional<BigDecimal> exactMicros() {
            return tariff.flatMap(prices -> prices.exactMicros(units));
        }
    }

    record Receipt(HoldId hold, Bill bill, Credits charged, Instant at) {

        /** What rounding added; empty if the price was not the reason for what was charged. */
        public Optional<BigDecimal> rounding() {
            return bill.exactMicros().map(BigDecimal.valueOf(charged.micros())::subtract)
                    .filter(rest -> rest.signum() >= 0
                            && rest.compareTo(BigDecimal.ONE) < 0);
        }
    }

    /** In the transaction that charges. */
    void add(AccountId account, Receipt receipt);

    Map<HoldId, Receipt> of(AccountId account, List<HoldId> holds);

    enum By { DAY, MODEL, PROVIDER, CONVERSATION }

    /**
     * What was used, added up by one thing; days the newest first, else in the order of the keys.
     *
     * @param after the key that an earlier page ended with
     */
    List<Sum> sums(AccountId account, By by, Period period, Optional<String> after, int limit);

    /** @param key the day, the provider, provider/model, or the conversation; empty for none */
    record Sum(String key, long charges, Map<UsageUnit, Long> units, Credits charged) {
        public Sum {
            units = Map.copyOf(units);
        }
    }
}
