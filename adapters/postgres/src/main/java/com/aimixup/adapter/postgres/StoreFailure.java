package com.aimixup.adapter.postgres;

import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;

/**
 * The database refused or was not there. Keeps the SQL state and the name of a broken constraint,
 * and drops the server's message and the cause: they may quote a row.
 */
public final class StoreFailure extends RuntimeException {
    /** What a caller can tell apart. */
    public enum Kind {
        /** A row with that key is there already; {@link #constraint} says which key. */
        DUPLICATE,
        /** A rule of the schema refused the row; {@link #constraint} says which. */
        REFUSED,
        /** Lost against another transaction; the same work may be tried again. */
        CONFLICT,
        /** No connection, or it broke; after a commit was sent, its outcome is unknown. */
        UNAVAILABLE,
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
    static StoreFailure of(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException failure) return of(failure);
        return new StoreFailure(Kind.BROKEN, thrown.getClass().getSimpleName(), Optional.empty());
    }

    private static StoreFailure of(SQLException failure) {
        var state = Optional.ofNullable(failure.getSQLState()).orElse("08000"); // pool's time-out
        var constraint = failure instanceof PSQLException told
                ? Optional.ofNullable(told.getServerErrorMessage())
                        .flatMap(message -> Optional.ofNullable(message.getConstraint()))
                : Optional.<String>empty();
        return new StoreFailure(kind(state), state, constraint);
    }

    /** Appendix A of the PostgreSQL manual lists the states. */
    private static Kind kind(String state) {
        return switch (state) {
            case "23505" -> Kind.DUPLICATE;
            case "23502", "23503", "23514", "23P01", "42501" -> Kind.REFUSED;
            case "40001", "40P01", "55P03" -> Kind.CONFLICT;
            case "57P01", "57P02", "57P03", "57P05", "53300" -> Kind.UNAVAILABLE;
            default -> state.startsWith("08") ? Kind.UNAVAILABLE : Kind.BROKEN;
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
