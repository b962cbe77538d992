package com.aimixup.plugin.xai;

import com.aimixup.plugin.compatible.CommonFailures;
import com.aimixup.plugin.compatible.ErrorFields;
import com.aimixup.plugin.compatible.Failures;
import com.aimixup.plugin.spi.ProviderFailure;
import java.util.Locale;

/**
 * What xAI's errors mean. Their code is a sentence that says little, and their status at times
 * another than one would think, so the message is looked at, too; it goes nowhere from here.
 */
final class XaiFailures implements Failures {
    private static final Failures COMMON = new CommonFailures();

    @Override
    public ProviderFailure of(ErrorFields error, ProviderFailure otherwise) {
        var code = error.code().toLowerCase(Locale.ROOT);
        var message = error.message().toLowerCase(Locale.ROOT);
        // 400 for a wrong key; 403 or 429 where nothing is left to spend.
        if (has(message, "api key", "credits", "spending limit", "billing")) {
            return new ProviderFailure.BadCredentials();
        }
        // 403, as for a key that may not.
        if (has(message, "usage guidelines", "safety check", "content policy")) {
            return new ProviderFailure.Refused();
        }
        if (has(message, "maximum prompt length", "context length", "too many tokens")) {
            return new ProviderFailure.TooLong();
        }
        if (has(code, "currently unavailable")) return new ProviderFailure.Unavailable();
        if (has(code, "exhausted")) return Failures.rateLimited(otherwise);
        if (has(code, "not-found", "not found")) {
            return new ProviderFailure.Rejected("unknown-model");
        }
        if (has(code, "invalid-argument", "invalid argument")) {
            return new ProviderFailure.Rejected("bad-request");
        }
        return COMMON.of(error, otherwise);
    }

    private static boolean has(String text, String... parts) {
        for (var part : parts) {
            if (text.contains(part)) return true;
        }
        return false;
    }
}
