package com.aimixup.adapter.postgres;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aimixup.application.answers.KeptAnswers;
import com.aimixup.application.answers.KeptAnswersContract;
import com.aimixup.application.privacy.MemoryVault;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.OuterTransactions;
import com.aimixup.application.runtime.Transactions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class PostgresKeptAnswersTest extends KeptAnswersContract {
    private static final TestDatabase TEST = TestDatabase.fresh();
    private static final Vault VAULT = new MemoryVault(new MemoryTransactions());

    @AfterAll static void close() {
        TEST.close();
    }

    @Override protected KeptAnswers answers() {
        return new PostgresKeptAnswers(TEST.database(), VAULT);
    }

    @Override protected Transactions transactions() {
        return TEST.database();
    }

    @Override protected OuterTransactions outer() {
        return TEST.database();
    }

    @Override protected Vault vault() {
        return VAULT;
    }

    /** Whoever catches what an inner one threw must not store the half of it. */
    @Test void aTransactionInsideThatFailedFailsTheWhole() {
        assertThrows(IllegalStateException.class, () -> TEST.database().around(() -> {
            assertThrows(IllegalArgumentException.class, () -> TEST.database().run(() -> {
                throw new IllegalArgumentException();
            }));
            return true;
        }));
    }
}
