package com.aimixup.adapter.plugins;

import com.aimixup.plugin.spi.ProviderFacts;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Where one provider may go: to the hosts of its facts, and to what its operator set. */
final class EgressRules {
    private static final String LOCALHOST = "localhost";

    private final Set<String> declared;
    private final boolean local;
    private final EgressAllowance allowance;
    private final Supplier<Optional<String>> baseUrl;

    /** @param baseUrl where the operator points the provider; may change any time */
    EgressRules(ProviderFacts facts, EgressAllowance allowance,
            Supplier<Optional<String>> baseUrl) {
        this.declared = facts.hosts().stream().map(EgressTarget::normalized)
                .collect(Collectors.toUnmodifiableSet());
        this.local = facts.local();
        this.allowance = allowance;
        this.baseUrl = baseUrl;
    }

    /** Why not, as a short code; empty if it may go there. */
    Optional<String> refusal(URI uri) {
        var found = EgressTarget.of(uri);
        if (found.isEmpty()) return Optional.of("not-an-address");
        var target = found.get();
        if (allowance.holds(target) || isBaseUrl(target)) return Optional.empty();
        if (!declared.contains(target.host())) return Optional.of("not-declared");
        if (local) {
            return isLoopback(target.host()) ? Optional.empty() : Optional.of("not-loopback");
        }
        if (!uri.getScheme().equalsIgnoreCase("https")) return Optional.of("not-encrypted");
        if (!target.isUsualPort()) return Optional.of("unusual-port");
        if (!Addresses.isLiteral(target.host())) return Optional.empty(); // see GuardedNames
        return Addresses.literal(target.host()).filter(Addresses::isPublic).isPresent()
                ? Optional.empty() : Optional.of("not-public");
    }

    /** Names that may lead to public addresses only, whatever DNS says. */
    Set<String> guardedNames() {
        if (local) return Set.of();
        return declared.stream()
                .filter(host -> !Addresses.isLiteral(host) && !allowance.names(host)
                        && base().filter(base -> base.host().equals(host)).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isBaseUrl(EgressTarget target) {
        return base().filter(target::equals).isPresent();
    }

    private Optional<EgressTarget> base() {
        return baseUrl.get().flatMap(text -> {
            try {
                return EgressTarget.of(URI.create(text.strip()));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    private static boolean isLoopback(String host) {
        return host.equals(LOCALHOST) || Addresses.literal(host)
                .filter(InetAddress::isLoopbackAddress).isPresent();
    }
}
