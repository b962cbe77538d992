package com.aimixup.bootstrap;

import com.aimixup.application.payments.PaymentEvents.State;
import com.aimixup.application.payments.PaymentStores;
import com.aimixup.application.runtime.StoreUnavailable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** How payments are, for the metrics; nothing here is about a person. */
final class PaymentMeasures {
    private static final String EVENTS = "aimixup_payment_events";
    private static final int COUNTED = 10_000;

    private PaymentMeasures() {}

    /** Nothing while the store is away: other measures are wanted then above all. */
    static Map<String, Long> of(PaymentStores stores) {
        try {
            return found(stores);
        } catch (StoreUnavailable away) {
            return Map.of();
        }
    }

    private static Map<String, Long> found(PaymentStores stores) {
        var measures = new HashMap<String, Long>();
        var unknown = 0L;
        var states = new HashMap<State, Long>();
        for (var state : State.values()) states.put(state, 0L);
        for (var tally : stores.events().tallies()) {
            measures.merge(EVENTS + "{source=\"" + word(tally.source()) + "\",type=\""
                    + word(tally.type()) + "\",state=\"" + word(tally.state().name()) + "\"}",
                    tally.count(), Long::sum);
            states.merge(tally.state(), tally.count(), Long::sum);
            if (tally.isUnknown()) unknown += tally.count();
        }
        measures.put(EVENTS + "_unknown", unknown);
        measures.put(EVENTS + "_waiting", states.get(State.WAITING));
        measures.put(EVENTS + "_need_a_person", states.get(State.STUCK));
        measures.put("aimixup_debts_open", (long) stores.debts().open(COUNTED).size());
        measures.put("aimixup_shop_changes_untold",
                (long) stores.changes().waiting(COUNTED).size());
        return measures;
    }

    private static String word(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.-]", "_");
    }
}
