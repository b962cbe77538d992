package com.aimixup.adapter.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Master keys that the operator hands in, as text: {@code base64} alone is version 1, and {@code
 * 1:base64,2:base64} names versions; lines do as well as commas. The operator makes the key before
 * a rotation and removes the old one after it.
 */
public final class GivenMasterKeys implements MasterKeySource {
    private static final int COMMAND_SECONDS_MAX = 30;
    private final String place;
    private final Supplier<String> text;

    private GivenMasterKeys(String place, Supplier<String> text) {
        this.place = place;
        this.text = text;
    }

    /** @param place names the setting, for messages */
    public static GivenMasterKeys inText(String place, String text) {
        return new GivenMasterKeys(place, () -> text);
    }

    /**
     * Keys that a command prints, for example one that asks a key store. It runs at the start, and
     * again when a version turns up that is not known yet.
     */
    public static GivenMasterKeys printedBy(String place, List<String> command) {
        return new GivenMasterKeys(place, () -> run(place, command));
    }

    @Override
    public Map<Integer, MasterKey> read() {
        var keys = new HashMap<Integer, MasterKey>();
        for (var entry : text.get().split("[,\\s]+")) {
            if (entry.isEmpty()) continue;
            var key = parse(entry);
            if (keys.put(key.version(), key) != null)
                throw new MasterKeyUnusable(place + " holds master key " + key.version()
                        + " twice.");
        }
        return keys;
    }

    @Override
    public MasterKey add(MasterKey key) {
        var given = read().get(key.version());
        if (given == null)
            throw new MasterKeyUnusable("Master key " + key.version() + " is needed, but is not in "
                    + place + ". Add it there as " + key.version() + ":<32 random bytes in"
                    + " base64>, for every node, then try again.");
        return given;
    }

    @Override
    public boolean destroy(int version) {
        return false;
    }

    @Override
    public String place(int version) {
        return place;
    }

    private MasterKey parse(String entry) {
        var colon = entry.indexOf(':');
        try {
            var version = colon < 0 ? 1 : Integer.parseInt(entry.substring(0, colon));
            return MasterKey.parse(version, entry.substring(colon + 1))
                    .orElseThrow(this::wrongForm);
        } catch (NumberFormatException noVersion) {
            throw wrongForm();
        }
    }

    /** Says nothing of what is there: it may be all of a key but one character. */
    private MasterKeyUnusable wrongForm() {
        return new MasterKeyUnusable(place + " must hold master keys, each 32 bytes in base64:"
                + " <key>, or 1:<key>,2:<key>.");
    }

    private static String run(String place, List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            var limit = Thread.ofVirtual().start(() -> {
                if (!ended(process)) process.destroyForcibly();
            });
            var output = new String(process.getInputStream().readAllBytes(),
                    StandardCharsets.ISO_8859_1);
            limit.join();
            if (process.waitFor() == 0) return output;
            throw new MasterKeyUnusable(place + " ended with exit code " + process.exitValue()
                    + " (or ran longer than " + COMMAND_SECONDS_MAX + " s).");
        } catch (IOException e) {
            throw new MasterKeyUnusable(place + " could not be run.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MasterKeyUnusable(place + " was interrupted.");
        }
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(COMMAND_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
