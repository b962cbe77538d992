package com.aimixup.application.conversations;

import com.aimixup.application.files.FileRemoval;
import com.aimixup.application.runtime.Transactions;
import java.time.Clock;

/** What a person can do with messages besides reading and answering them. */
public record MessageUseCases(RemoveMessage remove, ForkConversation fork,
        ImportConversation bring) {

    public static MessageUseCases over(Conversations conversations, Messages messages,
            Turns turns, FileRemoval files, Transactions transactions, Clock clock) {
        return new MessageUseCases(
                new RemoveMessage(conversations, messages, turns, files, transactions, clock),
                new ForkConversation(conversations, messages, transactions, clock),
                new ImportConversation(conversations, messages, transactions, clock));
    }
}
