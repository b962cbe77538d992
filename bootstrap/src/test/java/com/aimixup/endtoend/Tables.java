package com.aimixup.endtoend;

import com.aimixup.adapter.postgres.Database;
import java.util.ArrayList;
import java.util.List;

/** A database seen as text, to compare it or to look for what must not be in it. */
final class Tables {
    private Tables() {}

    /** Every row of every table, in a fixed order; binary columns stand there as hex. */
    static List<String> rows(Database database) {
        var rows = new ArrayList<String>();
        for (var table : database.list("select tablename::text as name from pg_tables"
                + " where schemaname = 'public' order by 1", row -> row.text("name")))
            if (database.one("select has_table_privilege(?, 'select') as readable",
                    row -> row.flag("readable"), table))
                rows.addAll(database.list("select '" + table + " ' || whole::text as line from "
                        + table + " whole order by 1", row -> row.text("line")));
        return rows;
    }
}
