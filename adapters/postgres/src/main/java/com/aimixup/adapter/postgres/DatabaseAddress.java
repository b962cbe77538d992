package com.aimixup.adapter.postgres;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Where a database is and as whom to enter it.
 *
 * @param url  for JDBC, without user and password
 * @param role to act as after entering, where the user is more than that
 */
public record DatabaseAddress(String url, String user, String password,
        Optional<PostgresRole> role) {
    /** scheme, user information, hosts with ports, database, parameters. */
    private static final Pattern FORM = Pattern.compile(
            "(?:jdbc:)?postgres(?:ql)?://(?:([^@/?]*)@)?([^/?@]*)/([^/?]+)(?:\\?(.*))?");

    /** Both {@code jdbc:postgresql://…} and {@code postgresql://user:password@host:port/db}. */
    public static DatabaseAddress parse(String text, Optional<String> separatePassword) {
        var form = FORM.matcher(text.strip());
        // Never the text itself: it may hold the password.
        if (!form.matches()) throw new StartRefused("AIMIXUP_DATABASE_URL must look like"
                + " postgresql://user:password@host:5432/database, also with jdbc: before it");
        var entry = Optional.ofNullable(form.group(1)).orElse("").split(":", 2);
        var user = decode(entry[0]);
        var password = entry.length > 1 ? decode(entry[1]) : "";
        var parameters = new ArrayList<String>();
        for (var parameter : Optional.ofNullable(form.group(4)).orElse("").split("&")) {
            if (parameter.startsWith("user=")) user = decode(parameter.substring(5));
            else if (parameter.startsWith("password=")) password = decode(parameter.substring(9));
            else if (!parameter.isEmpty()) parameters.add(parameter);
        }
        if (user.isEmpty())
            throw new StartRefused("AIMIXUP_DATABASE_URL names no user");
        var url = "jdbc:postgresql://" + form.group(2) + "/" + form.group(3)
                + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
        return new DatabaseAddress(url, user, separatePassword.orElse(password),
                Optional.empty());
    }

    public static DatabaseAddress of(String host, int port, String database, String user,
            String password) {
        return new DatabaseAddress("jdbc:postgresql://" + host + ":" + port + "/" + database,
                user, password, Optional.empty());
    }

    /** The same entry, then {@code set role}. */
    public DatabaseAddress actingAs(PostgresRole other) {
        return new DatabaseAddress(url, user, password, Optional.of(other));
    }

    /** The same entry to another database of the server. */
    DatabaseAddress inDatabase(String name) {
        return new DatabaseAddress(url.replaceFirst("(//[^/]*/)[^?]*", "$1" + name), user,
                password, role);
    }

    /** A single connection outside the pool, without a role set. */
    public Connection connect(Duration patience) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", Long.toString(patience.toSeconds()));
        properties.setProperty("loginTimeout", Long.toString(patience.toSeconds()));
        properties.setProperty("ApplicationName", "aimixup");
        var connection = new org.postgresql.Driver().connect(url, properties);
        if (connection == null) throw new SQLException("not a PostgreSQL URL", "08001");
        return connection;
    }

    /** Hosts and database, for messages. */
    String place() {
        return url.replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*", "");
    }

    private static String decode(String text) {
        // A plus sign in a user or password is itself, not a space.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override public String toString() {
        return "DatabaseAddress[" + user + "]";
    }
}
