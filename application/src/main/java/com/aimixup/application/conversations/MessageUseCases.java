package com.aimixup.application.conversations;

import com.aimixup.application.credits.Holds;
import com.aimixup.application.files.FileRemoval;
import com.aimixup.application.privacy.Disclosures;
import com.aimixup.application.providers.Casting;
import com.aimixup.application.runtime.Ids;
import com.aimixup.application.runtime.Patience;
import com.aimixup.application.runtime.Transactions;
import java.time.Clock;
import java.time.Duration;

/** What a person can do with messages besides reading and answering them. */
public record MessageUseCases(RemoveMessage remove, ForkConversation fork,
        ImportConversation bring, SuggestTitle suggestTitle) {

    /** How long what is paid for waits for a store that is away. */
    private static final Duration STORE_PATIENCE = Duration.ofSeconds(10);

    public static MessageUseCases over(Conversations conversations, Messages messages,
            Turns turns, ToldEvents told, FileRemoval files, Holds holds, Disclosures disclosures,
            Casting casting, Transactions transactions, Ids ids, Clock clock, TurnLimits limits) {
        var side = new SideCall(holds, disclosures, transactions, new Patience(STORE_PATIENCE),
                ids, clock, limits);
        return new MessageUseCases(
                new RemoveMessage(conversations, messages, turns, told, files, transactions,
                        clock),
                new ForkConversation(conversations, messages, transactions, clock),
                new ImportConversation(conversations, messages, transactions, clock),
                new SuggestTitle(conversations, messages, casting, side, ids));
    }
}
