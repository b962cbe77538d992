package com.aimixup.adapter.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aimixup.application.privacy.FieldRef;
import com.aimixup.application.privacy.Vault;
import com.aimixup.application.privacy.Vault.Unreadable;
import com.aimixup.domain.accounts.AccountId;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to an envelope or its place, it opens as what it was or not at all. */
@Tag("secure.at-rest")
final class EnvelopePropertyTest {
    private static final int CASES = 2_000;
    private static final List<AccountId> ACCOUNTS = IntStream.range(0, 5)
            .mapToObj(i -> new AccountId(new UUID(i, 1))).toList();
    private static final List<String> NAMES = List.of("message", "messageb", "body", "ody", "");
    @TempDir
    private static Path folder;
    private static Vault vault;

    @BeforeAll
    static void open() {
        vault = Keys.in(folder).vault();
        ACCOUNTS.forEach(vault::createKey);
    }

    @RepeatedTest(3)
    void whatWasSealedOpens(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < CASES; i++) {
            var field = field(random);
            var plain = plain(random);
            assertArrayEquals(plain, vault.openBytes(field, vault.sealBytes(field, plain)));
        }
    }

    @RepeatedTest(3)
    void aFlippedBitIsNoticed(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < CASES; i++) {
            var field = field(random);
            var sealed = vault.sealBytes(field, plain(random));
            sealed[random.nextInt(sealed.length)] ^= (byte) (1 << random.nextInt(8));
            assertThrows(Unreadable.class, () -> vault.openBytes(field, sealed));
        }
    }

    @RepeatedTest(3)
    void aCutOrGrownOrJoinedEnvelopeIsNoticed(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < CASES; i++) {
            var field = field(random);
            var sealed = vault.sealBytes(field, plain(random));
            var other = vault.sealBytes(field, plain(random));
            var changed = switch (random.nextInt(4)) {
                case 0 -> Arrays.copyOf(sealed, random.nextInt(sealed.length));
                case 1 -> Arrays.copyOfRange(sealed, 1 + random.nextInt(sealed.length - 1),
                        sealed.length);
                case 2 -> Arrays.copyOf(sealed, sealed.length + 1 + random.nextInt(40));
                default -> joined(sealed, other);
            };
            assertThrows(Unreadable.class, () -> vault.openBytes(field, changed));
        }
    }

    @RepeatedTest(3)
    void anotherPlaceIsNoticed(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < CASES; i++) {
            var field = field(random);
            var sealed = vault.sealBytes(field, plain(random));
            var other = field(random);
            if (other.equals(field)) continue;
            assertThrows(Unreadable.class, () -> vault.openBytes(other, sealed));
        }
    }

    /** Few of each, so that places often differ in one part only. */
    private static FieldRef field(Random random) {
        return new FieldRef(ACCOUNTS.get(random.nextInt(ACCOUNTS.size())),
                NAMES.get(random.nextInt(NAMES.size())), NAMES.get(random.nextInt(NAMES.size())),
                new UUID(random.nextInt(2), random.nextInt(2)));
    }

    private static byte[] plain(Random random) {
        var plain = new byte[random.nextInt(10) == 0 ? 0 : random.nextInt(300)];
        random.nextBytes(plain);
        return plain;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
