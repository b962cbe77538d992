package com.aimixup.bootstrap;

import com.aimixup.adapter.passkeys.WebAuthnCeremonies;
import com.aimixup.application.access.PasskeyPorts;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Where people use their passkeys. */
final class Passkeying {
    private static final String PAGE = "https://[a-z0-9.-]+(:\\d{1,5})?"
            + "|http://localhost(:\\d{1,5})?";
    private static final String SITE = "[a-z0-9]([a-z0-9.-]*[a-z0-9])?";

    private Passkeying() {}

    static PasskeyPorts over(Stores stores, Settings settings) {
        return new PasskeyPorts(stores.passkeys(), stores.challenges(),
                new WebAuthnCeremonies(site(settings), pages(settings)));
    }

    /** @throws Refusal naming the setting that is wrong */
    static void validate(Settings settings) {
        var site = site(settings);
        if (!site.matches(SITE))
            throw Settings.wrong(Setting.PASSKEY_SITE, "is no domain as example.com");
        for (var page : pages(settings)) {
            if (!page.matches(PAGE) && settings.optional(Setting.PASSKEY_PAGES).isPresent())
                throw Settings.wrong(Setting.PASSKEY_PAGES,
                        "has something that is no page as https://app.example.com");
            var host = URI.create(page).getHost();
            if (!host.equals(site) && !host.endsWith('.' + site))
                throw Settings.wrong(Setting.PASSKEY_SITE, "is not the domain of " + host);
        }
    }

    /** Without a setting, where the links of mails lead. */
    private static String site(Settings settings) {
        return settings.optional(Setting.PASSKEY_SITE)
                .orElseGet(() -> URI.create(settings.text(Setting.LINKS)).getHost());
    }

    private static Set<String> pages(Settings settings) {
        return settings.optional(Setting.PASSKEY_PAGES).map(text ->
                Arrays.stream(text.split(",")).map(String::strip)
                        .filter(page -> !page.isEmpty()).collect(Collectors.toSet()))
                .orElseGet(() -> {
                    var links = URI.create(settings.text(Setting.LINKS));
                    return Set.of(links.getScheme() + "://" + links.getAuthority());
                });
    }
}
