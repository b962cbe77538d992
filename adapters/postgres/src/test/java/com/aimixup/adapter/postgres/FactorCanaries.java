package com.aimixup.adapter.postgres;

import com.aimixup.application.access.Factors;
import com.aimixup.application.access.PasskeyChallenges;
import com.aimixup.application.access.Passkeys;
import com.aimixup.application.access.Roles;
import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.privacy.Vault;
import com.aimixup.domain.access.PasskeyId;
import com.aimixup.domain.access.Role;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What people leave who show more than a password. */
final class FactorCanaries {
    private final Factors factors;
    private final Passkeys passkeys;
    private final PasskeyChallenges challenges;
    private final Roles roles;

    FactorCanaries(Database database, Vault vault) {
        factors = new PostgresFactors(database, vault);
        passkeys = new PostgresPasskeys(database, vault);
        challenges = new PostgresPasskeyChallenges(database);
        roles = new PostgresRoles(database);
    }

    List<PersonalData> stores() {
        return List.of(factors, passkeys, challenges, roles);
    }

    void enrol(AccountId anna, String name, Instant now) {
        var bytes = name.getBytes(StandardCharsets.UTF_8);
        factors.save(new Factors.Factor(anna, new byte[] {5}, true, 1, 0, now));
        factors.setRecoveryCodes(anna, List.of(new byte[] {6}));
        passkeys.add(new Passkeys.Passkey(anna, new PasskeyId(UUID.randomUUID()),
                Private.of(Canaries.mark(name, "passkey")), bytes, new byte[] {7}, 0, false,
                false, now, Optional.empty()));
        roles.give(new Roles.Holder(anna, Role.SUPPORT, now));
        challenges.add(bytes, PasskeyChallenges.Purpose.ADD, Optional.of(anna), now,
                now.plusSeconds(60));
    }
}
