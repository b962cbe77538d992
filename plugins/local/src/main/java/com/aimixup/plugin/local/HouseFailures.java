package com.aimixup.plugin.local;

import com.aimixup.plugin.compatible.CommonFailures;
import com.aimixup.plugin.compatible.ErrorFields;
import com.aimixup.plugin.compatible.Failures;
import com.aimixup.plugin.spi.ProviderFailure;
import java.util.regex.Pattern;

/** Servers in the house have no code for what a chat template refuses, only its words. */
final class HouseFailures implements Failures {
    static final ProviderFailure NO_SYSTEM = new ProviderFailure.Rejected("no-system-role");
    /** Gemma's template: "System role not supported"; others have it the other way round. */
    private static final Pattern SYSTEM_ROLE =
            Pattern.compile("(?i)system role|role:? \\W{0,2}system|system messages?\\b.*support");
    private final Failures common = new CommonFailures();

    @Override
    public ProviderFailure of(ErrorFields error, ProviderFailure otherwise) {
        return SYSTEM_ROLE.matcher(error.message()).find() ? NO_SYSTEM
                : common.of(error, otherwise);
    }
}
