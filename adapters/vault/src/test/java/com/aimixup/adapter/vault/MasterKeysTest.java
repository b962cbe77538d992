package com.aimixup.adapter.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.privacy.WrappedKeys.Master.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MasterKeysTest {
    @TempDir
    private Path folder;
    private Keys keys;

    @BeforeEach
    void open() {
        keys = Keys.in(folder);
    }

    @Test
    void theFirstStartMakesAKeyAndSaysWhere() {
        var masters = keys.masters();
        assertTrue(masters.areFirst());
        assertEquals(folder.resolve("master-1.key").toString(), masters.place());
        assertTrue(Files.exists(folder.resolve("master-1.key")));
        assertEquals(State.ACTIVE, keys.store().masters().getFirst().state());
        assertFalse(keys.masters().areFirst());
    }

    @Test
    void aKeyLeftByAStartThatCrashedIsUsed() {
        var left = keys.source().add(MasterKey.random(1, new SecureRandom()));
        assertEquals(left.base64(), keys.masters().active().base64());
    }

    @Test
    void nodesThatStartTogetherAgreeOnOneKey() throws Exception {
        var found = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> start = () -> keys.masters().active().base64();
            for (var result : threads.invokeAll(
                    IntStream.range(0, 16).mapToObj(_ -> start).toList()))
                found.add(result.get());
        }
        assertEquals(1, found.size());
    }

    @Test
    void aMissingKeyStopsTheStartAndIsNotReplaced() throws Exception {
        keys.masters();
        Files.delete(folder.resolve("master-1.key"));
        var failure = assertThrows(MasterKeyUnusable.class, keys::masters);
        assertTrue(failure.getMessage().startsWith("Master key 1 is missing: looked for it in "
                + folder.resolve("master-1.key")));
        assertFalse(Files.exists(folder.resolve("master-1.key")));
        assertEquals(1, keys.store().masters().size());
    }

    @Test
    void aWrongKeyStopsTheStartBeforeAnythingIsWritten() throws Exception {
        keys.masters();
        var check = keys.store().masters().getFirst().checkValue();
        var wrong = MasterKey.random(1, new SecureRandom()).base64();
        Files.writeString(folder.resolve("master-1.key"), wrong);
        var failure = assertThrows(MasterKeyUnusable.class, keys::masters);
        assertTrue(failure.getMessage().startsWith("Master key 1 in "
                + folder.resolve("master-1.key") + " is not the one"));
        assertFalse(failure.getMessage().contains(wrong));
        assertArrayEquals(check, keys.store().masters().getFirst().checkValue());
        assertEquals(wrong, Files.readString(folder.resolve("master-1.key")));
    }

    @Test
    void secretsOfTheSystemAreMadeOnceForAllNodes() throws Exception {
        keys.masters();
        var peppers = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> ask = () -> HexFormat.of()
                    .formatHex(keys.secrets().peppers().get(1));
            for (var result : threads.invokeAll(
                    IntStream.range(0, 16).mapToObj(_ -> ask).toList()))
                peppers.add(result.get());
        }
        assertEquals(1, peppers.size());
        assertEquals(96, peppers.iterator().next().length());
        assertEquals(32, keys.secrets().emailIndex().length);
    }

    @Test
    void theSigningKeysBelongTogetherAndStay() throws Exception {
        var pair = keys.secrets().tokenSigning();
        var signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(pair.getPrivate());
        signer.update((byte) 1);
        var signature = signer.sign();
        signer.initVerify(keys.secrets().tokenSigning().getPublic());
        signer.update((byte) 1);
        assertTrue(signer.verify(signature));
    }
}
