package com.aimixup.adapter.postgres;

import com.aimixup.application.access.Roles;
import com.aimixup.domain.access.Role;
import com.aimixup.domain.accounts.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Roles of those of the house. */
public final class PostgresRoles implements Roles {
    private final Database database;

    public PostgresRoles(Database database) {
        this.database = database;
    }

    @Override public Optional<Role> of(AccountId account) {
        return database.first("select role from staff where account_id = ?",
                row -> Role.valueOf(row.text("role")), account.value());
    }

    @Override public void give(Holder holder) {
        database.update("""
                insert into staff (account_id, role, since) values (?, ?, ?)
                on conflict (account_id) do update set role = excluded.role,
                    since = excluded.since""", holder.account().value(), holder.role().name(),
                holder.since());
    }

    @Override public boolean take(AccountId account) {
        return database.update("delete from staff where account_id = ?", account.value()) == 1;
    }

    @Override public List<Holder> all() {
        return database.list("select account_id, role, since from staff order by since, account_id",
                row -> new Holder(new AccountId(row.id("account_id")),
                        Role.valueOf(row.text("role")), row.instant("since")));
    }

    @Override public List<Table> tables() {
        return List.of(new Table("staff", "your role, if you work here", "basis.contract",
                "retain.account", AfterErasure.REMOVED));
    }

    @Override public void export(AccountId account, Sections sections) {
        of(account).ifPresent(role -> sections.record("role", Map.of("role", role.name())));
    }

    @Override public void erase(AccountId account) {
        take(account);
    }
}
