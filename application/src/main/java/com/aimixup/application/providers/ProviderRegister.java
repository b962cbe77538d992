package com.aimixup.application.providers;

import com.aimixup.plugin.spi.ProviderFacts;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the operator accepted about each provider; entries are added and never changed. */
public interface ProviderRegister {

    /** The newest entry of each provider, by its id. */
    Map<String, Entry> newest();

    /** @return false if the provider has an entry of that very moment */
    boolean add(String provider, Entry entry);

    record Entry(ProviderFacts facts, Instant acceptedAt) {

        /**
         * Whether it is what was accepted. Terms may have been read again since; fewer hosts or
         * kinds of data are fine.
         *
         * @param alsoAllowed hosts that the operator named elsewhere
         */
        public boolean covers(ProviderFacts told, Set<String> alsoAllowed) {
            var hosts = new TreeSet<>(told.hosts());
            hosts.removeAll(alsoAllowed);
            return !told.trainsOnData()
                    && facts.legalName().equals(told.legalName())
                    && facts.country().equals(told.country())
                    && facts.hosts().containsAll(hosts)
                    && facts.local() == told.local()
                    && facts.categories().containsAll(told.categories())
                    && facts.retention().equals(told.retention())
                    && facts.transferBasis().equals(told.transferBasis())
                    && facts.terms().equals(told.terms());
        }
    }
}
