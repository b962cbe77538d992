package com.aimixup.application.spending;

import com.aimixup.application.conversations.Conversations;
import com.aimixup.application.credits.Ledger;
import com.aimixup.application.credits.Spending;
import com.aimixup.application.credits.Spending.Purse;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.credits.Credits;
import java.time.Clock;
import java.util.Optional;

/** Sets what a person wants to spend at most: in each month, or in one conversation. */
public final class LimitSpending {

    /**
     * @param conversation empty for the months
     * @param limit empty for none
     */
    public record Command(AccountId account, Optional<ConversationId> conversation,
            Optional<Credits> limit) {}

    public sealed interface Outcome {
        record Limited(Spending.Sum sum) implements Outcome {}

        record UnknownConversation() implements Outcome {}
    }

    private final Spending spending;
    private final Ledger ledger;
    private final Conversations conversations;
    private final Transactions transactions;
    private final Clock clock;

    LimitSpending(Spending spending, Ledger ledger, Conversations conversations,
            Transactions transactions, Clock clock) {
        this.spending = spending;
        this.ledger = ledger;
        this.conversations = conversations;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var account = command.account();
        return transactions.run(() -> {
            if (command.conversation().filter(id -> conversations.find(account, id).isEmpty())
                    .isPresent()) return new Outcome.UnknownConversation();
            ledger.lock(account); // so that no hold is opened by the old limit after this
            var purse = purse(command.conversation(), clock);
            spending.limit(account, purse, command.limit());
            return new Outcome.Limited(spending.sum(account, purse));
        });
    }

    static Purse purse(Optional<ConversationId> conversation, Clock clock) {
        return conversation.map(id -> Purse.conversation(id.value()))
                .orElseGet(() -> Purse.month(clock.instant()));
    }
}
