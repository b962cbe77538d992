package com.aimixup.adapter.postgres;

import com.aimixup.application.runtime.StoreUnavailable;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;

/**
 * The database refused. Keeps the SQL state and the name of a broken constraint, and drops the
 * server's message and the cause: they may quote a row. What may be tried again is a {@link
 * StoreUnavailable} instead, so that the application can.
 */
public final class StoreFailure extends RuntimeException {
    /** What a caller can tell apart. */
    public enum Kind {
        /** A row with that key is there already; {@link #constraint} says which key. */
        DUPLICATE,
        /** A rule of the schema refused the row; {@link #constraint} says which. */
        REFUSED,
        /** An error of our own. */
        BROKEN
    }

    private final Kind kind;
    private final String state;
    private final Optional<String> constraint;

    private StoreFailure(Kind kind, String state, Optional<String> constraint) {
        super("store failure " + kind + " " + state + constraint.map(" "::concat).orElse(""));
        this.kind = kind;
        this.state = state;
        this.constraint = constraint;
    }

    /** From whatever was thrown below us, through its causes to the one of the driver. */
    static RuntimeException of(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException failure) return of(failure);
        return new StoreFailure(Kind.BROKEN, thrown.getClass().getSimpleName(), Optional.empty());
    }

    private static RuntimeException of(SQLException failure) {
        var state = Optional.ofNullable(failure.getSQLState()).orElse("08000"); // pool's time-out
        if (mayBeTriedAgain(state)) return new StoreUnavailable("store unavailable " + state);
        var constraint = failure instanceof PSQLException told
                ? Optional.ofNullable(told.getServerErrorMessage())
                        .flatMap(message -> Optional.ofNullable(message.getConstraint()))
                : Optional.<String>empty();
        return new StoreFailure(kind(state), state, constraint);
    }

    /**
     * No connection, or it broke (after a commit was sent, its outcome is unknown); or lost against
     * another transaction.
     */
    private static boolean mayBeTriedAgain(String state) {
        return switch (state) {
            case "57P01", "57P02", "57P03", "57P05", "53300" -> true;
            case "40001", "40P01", "55P03" -> true;
            default -> state.startsWith("08");
        };
    }

    /** Appendix A of the PostgreSQL manual lists the states. */
    private static Kind kind(String state) {
        return switch (state) {
            case "23505" -> Kind.DUPLICATE;
            case "23502", "23503", "23514", "23P01", "42501" -> Kind.REFUSED;
            default -> Kind.BROKEN;
        };
    }

    public Kind kind() {
        return kind;
    }

    public String state() {
        return state;
    }

    public Optional<String> constraint() {
        return constraint;
    }

    public boolean breaks(String name) {
        return constraint.isPresent() && constraint.get().equals(name);
    }
}
