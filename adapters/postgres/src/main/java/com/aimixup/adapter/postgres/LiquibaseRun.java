package com.aimixup.adapter.postgres;

import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.GlobalConfiguration;
import liquibase.GlobalConfiguration.DuplicateFileMode;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.command.core.helpers.ShowSummaryArgument;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Liquibase, quiet, and without its reports to its makers. */
final class LiquibaseRun {
    /** Held, or the level is lost with the logger. */
    private static final Logger LIQUIBASE_LOG = Logger.getLogger("liquibase");

    private LiquibaseRun() {}

    /** The caller keeps others away, so that a lock found here is what a killed program left. */
    static void update(DatabaseAddress owner, List<String> changeLogs, Duration patience)
            throws SQLException {
        LIQUIBASE_LOG.setLevel(Level.WARNING);
        try (var connection = owner.connect(patience)) {
            if (Sql.exists(connection, "databasechangeloglock")) Sql.execute(connection,
                    "update databasechangeloglock set locked = false, lockgranted = null,"
                            + " lockedby = null where locked");
            var database = DatabaseFactory.getInstance()
                    .findCorrectDatabaseImplementation(new JdbcConnection(connection));
            // A class path may name our jar twice. Of a class the first counts, so of a log too.
            Scope.child(Map.of("liquibase.analytics.enabled", false,
                    GlobalConfiguration.DUPLICATE_FILE_MODE.getKey(), DuplicateFileMode.SILENT,
                    Scope.Attr.ui.name(), new LoggerUIService(),
                    Scope.Attr.resourceAccessor.name(),
                    new ClassLoaderResourceAccessor(LiquibaseRun.class.getClassLoader())), () -> {
                        for (var changeLog : changeLogs) new CommandScope(UpdateCommandStep
                                .COMMAND_NAME)
                                .addArgumentValue(DbUrlConnectionArgumentsCommandStep
                                        .DATABASE_ARG, database)
                                .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, changeLog)
                                .addArgumentValue(ShowSummaryArgument.SHOW_SUMMARY,
                                        UpdateSummaryEnum.OFF)
                                .setOutput(OutputStream.nullOutputStream())
                                .execute();
                    });
        } catch (LiquibaseException e) {
            throw new StartRefused("the database cannot be migrated: " + e.getMessage(), e);
        } catch (SQLException e) {
            throw e;
        } catch (Exception e) { // what Scope.child declares
            throw new StartRefused("the database cannot be migrated", e);
        }
    }
}
