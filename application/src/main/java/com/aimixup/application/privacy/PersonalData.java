package com.aimixup.application.privacy;

import com.aimixup.domain.accounts.AccountId;
import java.util.List;
import java.util.Map;

/**
 * What every store of a person's data can say and do. A test walks the schema: each table with an
 * account column belongs to exactly one of these ({@code right.access}, {@code right.erase}).
 */
public interface PersonalData {

    List<Table> tables();

    /** Hands all of a person's rows over, opened, in the words of the API. */
    void export(AccountId account, Sections sections);

    /**
     * Removes what may go at once; says in {@link Table#afterErasure} what stays. Harmless if
     * repeated.
     */
    void erase(AccountId account);

    /**
     * One table that holds data about people.
     *
     * @param name as in the database
     * @param holds what, in words a person understands
     * @param basis clause id of the legal basis, for example {@code basis.contract}
     * @param retention clause id of the period, for example {@code retain.conversations}
     * @param afterErasure what happens to its rows when the account is erased
     */
    record Table(
            String name, String holds, String basis, String retention, AfterErasure afterErasure) {}

    enum AfterErasure {
        REMOVED,
        /** Ids, numbers and dates only, needed for accounting. */
        KEPT_WITHOUT_CONTENT
    }

    /** Where exported records go. */
    interface Sections {
        /** Values are strings, numbers, booleans, instants, or lists and maps of these. */
        void record(String section, Map<String, Object> fields);
    }
}
