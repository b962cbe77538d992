package com.aimixup.application.mail;

import com.aimixup.application.runtime.Transactions;
import java.time.Clock;
import java.time.Duration;

/**
 * Sends what is due, each mail at least once. Whoever wanted a mail does not wait for it, and the
 * carrier is asked outside any transaction.
 */
public final class SendMail {
    private static final int AT_ONCE = 10;
    /** Then what it says is of no use any more. */
    private static final Duration WAIT_MAX = Duration.ofDays(3);

    public record Sent(int taken, int later, int refused, int givenUp) {}

    private final Outbox outbox;
    private final Deliveries deliveries;
    private final Transactions transactions;
    private final Clock clock;

    public SendMail(Outbox outbox, Deliveries deliveries, Transactions transactions,
            Clock clock) {
        this.outbox = outbox;
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Sent handle() {
        var now = clock.instant();
        int[] counts = new int[Deliveries.Result.values().length];
        while (true) {
            var mails = transactions.run(() -> outbox.claim(now, AT_ONCE));
            for (var mail : mails) {
                var result = deliveries.deliver(mail);
                counts[result.ordinal()]++;
                if (result != Deliveries.Result.LATER)
                    transactions.run(() -> outbox.remove(mail.account(), mail.id()));
            }
            if (mails.size() < AT_ONCE) break;
        }
        var givenUp = transactions.run(() -> outbox.giveUp(now.minus(WAIT_MAX)));
        return new Sent(counts[Deliveries.Result.TAKEN.ordinal()],
                counts[Deliveries.Result.LATER.ordinal()],
                counts[Deliveries.Result.REFUSED.ordinal()], givenUp);
    }
}
