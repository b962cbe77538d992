package com.aimixup.adapter.postgres;

import io.helidon.dbclient.DbRow;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** One row of a result, read by column name. A NULL that was not asked for is an error. */
public final class Row {
    private final DbRow row;

    Row(DbRow row) {
        this.row = row;
    }

    public UUID id(String column) {
        return value(column, UUID.class);
    }

    public long number(String column) {
        return value(column, Number.class).longValue();
    }

    public int integer(String column) {
        return Math.toIntExact(number(column));
    }

    public String text(String column) {
        return value(column, String.class);
    }

    public byte[] bytes(String column) {
        return value(column, byte[].class);
    }

    public boolean flag(String column) {
        return value(column, Boolean.class);
    }

    /** At microseconds, which is what the database keeps. */
    public Instant instant(String column) {
        return value(column, Timestamp.class).toInstant();
    }

    /** For a column that may be NULL: {@code row.optional("parent_id", Row::id)}. */
    public <T> Optional<T> optional(String column, BiFunction<Row, String, T> read) {
        return isNull(column) ? Optional.empty() : Optional.of(read.apply(this, column));
    }

    private boolean isNull(String column) {
        // Not asOptional() nor as(…): DB Client 4.1.7 throws for NULL there.
        return row.column(column).get(Object.class) == null;
    }

    private <T> T value(String column, Class<T> type) {
        var value = row.column(column).get(type);
        if (value == null) throw new IllegalStateException("column " + column + " is null");
        return value;
    }
}
