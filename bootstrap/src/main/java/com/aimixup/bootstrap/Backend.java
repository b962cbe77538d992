package com.aimixup.bootstrap;

import com.aimixup.adapter.postgres.Database;
import com.aimixup.adapter.postgres.DatabaseAddress;
import com.aimixup.adapter.postgres.Migrations;
import com.aimixup.adapter.postgres.PostgresBooks;
import com.aimixup.adapter.postgres.PostgresRole;
import com.aimixup.adapter.postgres.PostgresSignals;
import com.aimixup.adapter.postgres.PostgresWrappedKeys;
import com.aimixup.adapter.postgres.StartRefused;
import com.aimixup.adapter.postgres.embedded.EmbeddedPostgres;
import com.aimixup.adapter.vault.EnvelopeVault;
import com.aimixup.adapter.vault.FolderMasterKeys;
import com.aimixup.adapter.vault.GivenMasterKeys;
import com.aimixup.adapter.vault.KeyRotation;
import com.aimixup.adapter.vault.MasterKeySource;
import com.aimixup.adapter.vault.MasterKeyUnusable;
import com.aimixup.adapter.vault.MasterKeys;
import com.aimixup.adapter.vault.ProviderKeys;
import com.aimixup.adapter.vault.SystemSecrets;
import com.aimixup.application.files.Objects;
import com.aimixup.application.payments.Books;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.privacy.WrappedKeys;
import com.aimixup.application.runtime.StoreUnavailable;
import com.aimixup.domain.accounts.AccountId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The database, the keys, and the stores over both: what the server and every command need. */
public final class Backend implements AutoCloseable {
    private static final Duration CONNECTION_PATIENCE = Duration.ofSeconds(5);
    private static final int COMMAND_CONNECTIONS = 2;

    /**
     * @param owner may do everything
     * @param migrating as the owner, and knows whom the server will act as
     * @param app who serves
     */
    private record Place(Optional<EmbeddedPostgres> embedded, DatabaseAddress owner,
            DatabaseAddress migrating, DatabaseAddress app) {
        void close() {
            embedded.ifPresent(EmbeddedPostgres::close);
        }
    }

    private final Place place;
    private final Database database;
    private final MasterKeySource source;
    private final MasterKeys masters;
    private final WrappedKeys keys;
    private final SystemSecrets secrets;
    private final ProviderKeys providerKeys;
    private final PostgresSignals signals;
    private final Stores stores;

    private Backend(Place place, Objects objects, Settings settings, Surroundings world,
            int connections) {
        this.place = place;
        source = source(settings);
        var migrations = new Migrations();
        migrations.refuseUnusable(place.migrating());
        refuseWrongKeysBeforeWriting(world);
        migrations.run(place.migrating());
        database = Database.open(place.app(), connections, CONNECTION_PATIENCE);
        keys = new PostgresWrappedKeys(database);
        masters = MasterKeys.open(source, keys, database, world.clock());
        secrets = new SystemSecrets(keys, masters, database);
        providerKeys = new ProviderKeys(keys, masters, database);
        var vault = new EnvelopeVault(keys, masters, secrets.emailIndex(), world.clock());
        makeOperatorKey(vault);
        signals = new PostgresSignals(place.app(), database);
        stores = Stores.over(database, signals, vault, objects, vault.files());
    }

    private void makeOperatorKey(Vault vault) {
        if (keys.accountKey(AccountId.OPERATOR).isPresent()) return;
        try {
            database.run(() -> vault.createKey(AccountId.OPERATOR));
        } catch (RuntimeException failure) {
            // Another node that starts at the same moment may have been faster.
            if (keys.accountKey(AccountId.OPERATOR).isEmpty()) throw failure;
        }
    }

    /** For the server: the embedded database is its own from now on. */
    static Backend start(Settings settings, Surroundings world) {
        var objects = ObjectPlace.open(settings);
        ObjectPlace.refuseUnusable(objects);
        return open(settings, objects, world, false,
                settings.count(Setting.DATABASE_CONNECTIONS));
    }

    /** For a command: beside a running server, or alone. */
    public static Backend join(Settings settings, Surroundings world) {
        return open(settings, ObjectPlace.open(settings), world, true, COMMAND_CONNECTIONS);
    }

    private static Backend open(Settings settings, Objects objects, Surroundings world,
            boolean beside, int connections) {
        try {
            var place = place(settings, world, beside);
            try {
                return new Backend(place, objects, settings, world, connections);
            } catch (RuntimeException | Error failure) {
                place.close();
                throw failure;
            }
        } catch (StartRefused | MasterKeyUnusable refused) {
            throw new Refusal(refused.getMessage(), refused);
        }
    }

    private static Place place(Settings settings, Surroundings world, boolean beside) {
        var url = settings.optional(Setting.DATABASE_URL);
        if (url.isPresent()) {
            var owner = DatabaseAddress.parse(url.get(),
                    settings.optional(Setting.DATABASE_PASSWORD));
            var app = owner.actingAs(PostgresRole.APP);
            return new Place(Optional.empty(), owner, app, app);
        }
        var folder = settings.path(Setting.DATA).resolve("postgres");
        var where = new EmbeddedPostgres.Place(folder, folder.resolve("programs"),
                settings.port(Setting.DATABASE_PORT));
        var embedded = beside ? EmbeddedPostgres.join(where, world.random())
                : EmbeddedPostgres.start(where, world.random());
        var owner = embedded.address(PostgresRole.OWNER);
        return new Place(Optional.of(embedded), owner, owner,
                embedded.address(PostgresRole.APP));
    }

    private static MasterKeySource source(Settings settings) {
        return settings.optional(Setting.MASTER_KEY)
                .<MasterKeySource>map(text ->
                        GivenMasterKeys.inText(Setting.MASTER_KEY.variable(), text))
                .orElseGet(() -> new FolderMasterKeys(keyFolder(settings)));
    }

    private static Path keyFolder(Settings settings) {
        return settings.path(Setting.DATA).resolve("keys");
    }

    /** A database that has keys already is looked at before it is migrated. */
    private void refuseWrongKeysBeforeWriting(Surroundings world) {
        try (var looking = Database.open(place.owner(), 1, CONNECTION_PATIENCE)) {
            var known = looking.one("select to_regclass('master_key') is not null as known",
                    row -> row.flag("known"));
            var store = new PostgresWrappedKeys(looking);
            if (known && !looking.run(store::masters).isEmpty())
                MasterKeys.open(source, store, looking, world.clock());
        }
    }

    public Stores stores() {
        return stores;
    }

    public Books books() {
        return new PostgresBooks(database);
    }

    public Database database() {
        return database;
    }

    /** Whether the database answers. */
    boolean isReady() {
        try {
            return database.one("select true as ready", row -> row.flag("ready"));
        } catch (StoreUnavailable away) {
            return false;
        }
    }

    SystemSecrets secrets() {
        return secrets;
    }

    public ProviderKeys providerKeys() {
        return providerKeys;
    }

    /** What the operator must know after a start that made the first master key. */
    Optional<String> newKeys() {
        if (!masters.areFirst()) return Optional.empty();
        return Optional.of("A master key was made: " + masters.place() + "\nKeep a copy of it apart"
                + " from the database. Without it, nothing that people write can be read again.");
    }

    public List<WrappedKeys.Master> masterKeys() {
        return database.run(keys::masters);
    }

    public KeyRotation.Rotated rotateKeys(KeyRotation.Progress progress) {
        return new KeyRotation(source, masters, keys, database).rotate(progress);
    }

    @Override
    public void close() {
        try {
            signals.close();
            database.close();
            ObjectPlace.close(stores.objects());
        } finally {
            place.close();
        }
    }
}
