package com.aimixup.plugin.spi;

import java.net.URI;
import java.time.LocalDate;
import java.util.Set;

/**
 * Where the data goes and on what terms; published to people and checked against the privacy policy
 * before a plugin may be used.
 *
 * @param legalName the company that processes the data
 * @param country ISO 3166-1 alpha-2 code of where it processes, or {@code "ZZ"} for this machine
 * @param hosts host names that the provider talks to; empty if it uses no network
 * @param local true if nothing leaves the operator's machines
 * @param categories what it receives
 * @param trainsOnData whether the data may train models; such a provider is never activated
 * @param retention in words, for example "30 days for abuse monitoring"
 * @param transferBasis legal basis of a transfer outside the EEA, or "none needed"
 * @param terms the terms that say so
 * @param checkedOn when somebody last read those terms
 */
public record ProviderFacts(
        String legalName,
        String country,
        Set<String> hosts,
        boolean local,
        Set<DataCategory> categories,
        boolean trainsOnData,
        String retention,
        String transferBasis,
        URI terms,
        LocalDate checkedOn) {

    /** Kinds of data that a provider may receive. */
    public enum DataCategory { PROMPT, HISTORY, FILE, IMAGE }

    public ProviderFacts {
        hosts = Set.copyOf(hosts);
        categories = Set.copyOf(categories);
        if (legalName.isBlank()) throw new IllegalArgumentException("legalName is blank");
        if (!country.matches("[A-Z]{2}"))
            throw new IllegalArgumentException("country is not two letters");
    }
}
