package com.aimixup.application.mail;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemoryMailTokensTest extends MailTokensContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MailTokens tokens = new MemoryMailTokens(transactions);

    @Override
    protected MailTokens tokens() {
        return tokens;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
