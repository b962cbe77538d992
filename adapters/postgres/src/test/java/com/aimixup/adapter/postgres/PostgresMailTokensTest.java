package com.aimixup.adapter.postgres;

import com.aimixup.application.mail.MailTokens;
import com.aimixup.application.mail.MailTokensContract;
import com.aimixup.application.runtime.Transactions;
import org.junit.jupiter.api.AfterAll;

final class PostgresMailTokensTest extends MailTokensContract {
    private static final TestDatabase TEST = TestDatabase.fresh();

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected MailTokens tokens() {
        return new PostgresMailTokens(TEST.database());
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }
}
