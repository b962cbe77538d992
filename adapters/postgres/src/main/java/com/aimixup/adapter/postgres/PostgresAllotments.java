package com.aimixup.adapter.postgres;

import com.aimixup.application.limits.Allotments;

/** Requests that are given out, in a table that is lost in a crash of the database server. */
public final class PostgresAllotments implements Allotments {
    private final Database database;

    public PostgresAllotments(Database database) {
        this.database = database;
    }

    /** One statement: of two at once, the second sees what the first was given. */
    @Override public Grant take(long window, Wish wish) {
        return database.one("""
                insert into allotment as here (subject, window_number, most, taken, granted)
                values (?, ?, ?, ?, ?)
                on conflict (subject, window_number) do update set (most, taken, granted) = (
                    select excluded.most, here.taken + given, given from (
                        select least(excluded.granted, greatest(least(1, unused), unused / 4))
                            as given from (select greatest(0, excluded.most - here.taken)
                                as unused) as rest) as share)
                returning granted, greatest(most - taken, 0) as unused""",
                row -> new Grant(row.number("granted"), row.number("unused")), wish.subject(),
                window, wish.most(), Math.min(wish.number(), wish.most()),
                Math.min(wish.number(), wish.most()));
    }

    @Override public int forget(long window) {
        return (int) database.update("delete from allotment where window_number < ?", window);
    }
}
