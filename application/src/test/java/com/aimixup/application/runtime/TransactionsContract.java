package com.aimixup.application.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a transaction promises, shown on one value that is written and read. */
public abstract class TransactionsContract {
    protected abstract Transactions transactions();

    protected abstract void write(String value);

    protected abstract Optional<String> read();

    @Test
    void whatIsDoneInATransactionLasts() {
        transactions().run(() -> write("one"));
        assertEquals(Optional.of("one"), read());
    }

    @Test
    void aTransactionSeesItsOwnWrites() {
        var seen = transactions().run(() -> {
            write("one");
            return read();
        });
        assertEquals(Optional.of("one"), seen);
    }

    @Test
    void whatThrowsLeavesNothingBehindAndIsThrownOn() {
        write("one");
        var failure = new IllegalArgumentException();
        var thrown = assertThrows(IllegalArgumentException.class, () -> transactions().run(() -> {
            write("two");
            throw failure;
        }));
        assertSame(failure, thrown);
        assertEquals(Optional.of("one"), read());
    }

    @Test
    void theNextTransactionIsNotHarmedByOneThatFailed() {
        assertThrows(IllegalStateException.class, () -> transactions().run(() -> {
            write("one");
            throw new IllegalStateException();
        }));
        transactions().run(() -> write("two"));
        assertEquals(Optional.of("two"), read());
    }

    @Test
    void transactionsDoNotNest() {
        assertThrows(IllegalStateException.class,
                () -> transactions().run(() -> transactions().run(() -> write("inner"))));
        assertEquals(Optional.empty(), read());
    }

    @Test
    void aTransactionWithoutStatementsIsFine() {
        assertEquals("done", transactions().run(() -> "done"));
    }
}
