package com.aimixup.application.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.access.Roles.Holder;
import com.aimixup.application.privacy.MemorySections;
import com.aimixup.application.runtime.Transactions;
import com.aimixup.domain.access.Role;
import com.aimixup.domain.accounts.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a store of roles promises. */
public abstract class RolesContract {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final AccountId ben = new AccountId(UUID.randomUUID());

    protected abstract Roles roles();

    protected abstract Transactions transactions();

    @Test
    void theLastRoleCountsAndIsOnes() {
        assertEquals(Optional.empty(), roles().of(anna));
        give(anna, Role.SUPPORT, NOON);
        give(anna, Role.FINANCE, NOON.plusSeconds(1));
        assertEquals(Optional.of(Role.FINANCE), roles().of(anna));
        assertEquals(Optional.empty(), roles().of(ben));
        give(ben, Role.PRIVACY, NOON);
        var holders = roles().all().stream().filter(holder ->
                List.of(anna, ben).contains(holder.account())).toList();
        assertEquals(List.of(new Holder(ben, Role.PRIVACY, NOON),
                new Holder(anna, Role.FINANCE, NOON.plusSeconds(1))), holders);
        assertTrue(transactions().run(() -> roles().take(anna)));
        assertFalse(transactions().run(() -> roles().take(anna)));
        assertEquals(Optional.of(Role.PRIVACY), roles().of(ben));
    }

    @Test
    void anArchiveAndAnErasureConcernOneOnly() {
        give(anna, Role.SUPPORT, NOON);
        give(ben, Role.FINANCE, NOON);
        var sections = new MemorySections();
        roles().export(anna, sections);
        assertEquals(List.of("SUPPORT"), sections.of("role").stream()
                .map(fields -> fields.get("role")).toList());
        transactions().run(() -> roles().erase(anna));
        transactions().run(() -> roles().erase(anna));
        assertEquals(Optional.empty(), roles().of(anna));
        assertEquals(Optional.of(Role.FINANCE), roles().of(ben));
    }

    private void give(AccountId account, Role role, Instant since) {
        transactions().run(() -> roles().give(new Holder(account, role, since)));
    }
}
