package com.aimixup.adapter.postgres;

import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.teams.Teams;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Agent;
import com.aimixup.domain.privacy.Private;
import com.aimixup.domain.teams.Slug;
import com.aimixup.domain.teams.Team;
import com.aimixup.domain.teams.TeamId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Teams with their agents; what a person wrote in them is sealed. */
public final class PostgresTeams implements Teams {
    private static final String TABLE = "team";
    private static final String AGENTS = "team_agent";
    private static final String SLUG_USE = "team.slug";
    private static final int EXPORT_PAGE = 100;
    private static final String SELECT = "select id, slug, name, version, created_at, "
            + RulesColumns.NAMES + ","
            + " updated_at from team where account_id = ?";
    private static final String ORDER = " order by created_at desc, id desc limit ?";

    /** A team before its agents are read. */
    private record Head(UUID id, Function<List<Agent>, Team> with) {}

    private final Database database;
    private final Vault vault;
    private final AgentRows agents;

    public PostgresTeams(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
        agents = new AgentRows(database, vault, AGENTS, "team_id");
    }

    /** Not a row, since a person without teams has none. */
    @Override public void lock(AccountId account) {
        database.one("select 1 as locked from pg_advisory_xact_lock("
                + "hashtextextended('teams/' || ?, 0))", row -> row.number("locked"),
                account.value().toString());
    }

    @Override public Optional<Team> find(AccountId account, TeamId id) {
        return read(account, SELECT + " and id = ?", account.value(), id.value()).stream()
                .findFirst();
    }

    @Override public Optional<Team> findBySlug(AccountId account, Slug slug) {
        return read(account, SELECT + " and slug_mark = ?", account.value(), mark(account, slug))
                .stream().findFirst();
    }

    @Override public void add(Team team) {
        var rules = team.rules();
        database.update("""
                insert into team (account_id, id, slug, slug_mark, name, version, created_at,
                    updated_at, %s) values (?, ?, ?, ?, ?, ?, ?, ?, %s)"""
                .formatted(RulesColumns.NAMES, RulesColumns.HOLDERS),
                team.account().value(), team.id().value(),
                sealed(team, "slug", team.slug().text()), mark(team.account(), team.slug()),
                sealed(team, "name", team.name()), team.version(), team.createdAt(),
                team.updatedAt(), rules.mix().name(), rules.rounds(), rules.lead(),
                rules.untilAgreed(), RulesColumns.seconds(rules));
        agents.replace(team.account(), team.id().value(), team.agents());
    }

    @Override public void save(Team team) {
        var rules = team.rules();
        var changed = database.update("update team set slug = ?, slug_mark = ?, name = ?,"
                + " version = ?, updated_at = ?, " + RulesColumns.CHANGES
                + " where account_id = ? and id = ?",
                sealed(team, "slug", team.slug().text()), mark(team.account(), team.slug()),
                sealed(team, "name", team.name()), team.version(), team.updatedAt(),
                rules.mix().name(), rules.rounds(), rules.lead(), rules.untilAgreed(),
                RulesColumns.seconds(rules),
                team.account().value(), team.id().value());
        if (changed == 1) agents.replace(team.account(), team.id().value(), team.agents());
    }

    @Override public void remove(AccountId account, TeamId id) {
        database.update("delete from team where account_id = ? and id = ?", account.value(),
                id.value());
    }

    @Override public List<Team> page(AccountId account, Optional<TeamId> after, int limit) {
        return after
                .map(id -> read(account, SELECT + " and (created_at, id) < (select created_at, id"
                        + " from team where account_id = ? and id = ?)" + ORDER, account.value(),
                        account.value(), id.value(), limit))
                .orElseGet(() -> read(account, SELECT + ORDER, account.value(), limit));
    }

    private List<Team> read(AccountId account, String sql, Object... parameters) {
        var heads = database.list(sql, row -> head(account, row), parameters);
        var all = agents.of(account, heads.stream().map(Head::id).toArray(UUID[]::new));
        return heads.stream().map(head -> head.with().apply(all.get(head.id()))).toList();
    }

    private Head head(AccountId account, Row row) {
        var id = row.id("id");
        var slug = new Slug(vault.open(field(account, id, "slug"), row.bytes("slug")));
        var name = vault.open(field(account, id, "name"), row.bytes("name"));
        var rules = RulesColumns.rules(row);
        var version = row.number("version");
        var createdAt = row.instant("created_at");
        var updatedAt = row.instant("updated_at");
        return new Head(id, members -> new Team(account, new TeamId(id), slug, name, rules,
                members, version, createdAt, updatedAt));
    }

    private byte[] sealed(Team team, String column, Private<String> text) {
        return vault.seal(field(team.account(), team.id().value(), column), text);
    }

    private byte[] mark(AccountId account, Slug slug) {
        return vault.fingerprint(account, SLUG_USE, slug.text());
    }

    private static FieldRef field(AccountId account, UUID id, String column) {
        return new FieldRef(account, TABLE, column, id);
    }

    @Override public List<Table> tables() {
        return List.of(
                new Table(TABLE, "your teams and their names", "basis.contract",
                        "retain.conversations", AfterErasure.REMOVED),
                new Table(AGENTS, "the agents in them, with your instructions", "basis.contract",
                        "retain.conversations", AfterErasure.REMOVED));
    }

    @Override public void export(AccountId account, Sections sections) {
        var page = page(account, Optional.empty(), EXPORT_PAGE);
        while (!page.isEmpty()) {
            page.forEach(team -> sections.record("teams", told(team)));
            page = page(account, Optional.of(page.getLast().id()), EXPORT_PAGE);
        }
    }

    private static Map<String, Object> told(Team team) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", team.id().value().toString());
        fields.put("slug", team.slug().text().reveal());
        fields.put("name", team.name().reveal());
        RulesColumns.tell(team.rules(), fields);
        fields.put("agents", team.agents().stream().map(AgentRows::told).toList());
        fields.put("createdAt", team.createdAt());
        fields.put("updatedAt", team.updatedAt());
        return fields;
    }

    @Override public void erase(AccountId account) {
        database.update("delete from team where account_id = ?", account.value());
    }
}
