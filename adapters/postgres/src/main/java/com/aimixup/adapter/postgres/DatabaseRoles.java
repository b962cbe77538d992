package com.aimixup.adapter.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The roles that the change logs grant to; on a server of one's own they may be missing. */
final class DatabaseRoles {
    private static final String DUPLICATE_OBJECT = "42710";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String NOT_ALLOWED = "42501";

    private DatabaseRoles() {}

    /** {@code acting}: what the pool will set after it entered as this connection's user. */
    static void ensure(Connection connection, Optional<PostgresRole> acting) throws SQLException {
        for (var role : List.of(PostgresRole.APP, PostgresRole.READ_ONLY)) {
            if (Sql.strings(connection, "select 1 from pg_roles where rolname = '"
                    + role.sqlName() + "'").isEmpty()) create(connection, role);
        }
        if (acting.isPresent() && !actsAs(connection, acting.get())) {
            attempt(connection, "grant " + acting.get().sqlName() + " to current_user",
                    acting.get());
            if (!actsAs(connection, acting.get())) throw refusal(acting.get());
        }
    }

    private static void create(Connection connection, PostgresRole role) throws SQLException {
        try {
            attempt(connection, "create role " + role.sqlName() + " nologin", role);
        } catch (SQLException e) {
            // Roles belong to the whole server: somebody on another database was faster.
            if (!List.of(DUPLICATE_OBJECT, UNIQUE_VIOLATION).contains(e.getSQLState())) throw e;
        }
    }

    private static void attempt(Connection connection, String sql, PostgresRole role)
            throws SQLException {
        try {
            Sql.execute(connection, sql);
        } catch (SQLException e) {
            if (NOT_ALLOWED.equals(e.getSQLState())) throw refusal(role);
            throw e;
        }
    }

    private static boolean actsAs(Connection connection, PostgresRole role) throws SQLException {
        try {
            Sql.execute(connection, "set role " + role.sqlName());
            Sql.execute(connection, "reset role");
            return true;
        } catch (SQLException e) {
            if (NOT_ALLOWED.equals(e.getSQLState())) return false;
            throw e;
        }
    }

    private static StartRefused refusal(PostgresRole role) {
        return new StartRefused("the database user may not create or take the role "
                + role.sqlName() + "; give it CREATEROLE, or let an administrator run: create role "
                + role.sqlName() + "; grant " + role.sqlName() + " to that user");
    }
}
