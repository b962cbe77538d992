package com.aimixup.adapter.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.privacy.PersonalData.AfterErasure;
import com.aimixup.domain.accounts.AccountId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing about a person is kept that no store answers for. */
final class PersonalDataTest {
    private final TestDatabase test = TestDatabase.fresh();
    private final Canaries canaries = new Canaries(test.database());
    private final AccountId anna = canaries.fillIn("anna");
    private final AccountId ben = canaries.fillIn("ben");

    @AfterEach void close() {
        test.close();
    }

    @Tag("right.access")
    @Tag("right.erase")
    @Test void everyTableAboutPeopleBelongsToOneStore() {
        var inSchema = test.database().list("""
                select table_name::text as name from information_schema.columns
                 where table_schema = 'public' and column_name = 'account_id' order by 1""",
                row -> row.text("name"));
        assertTrue(inSchema.size() > 10);
        assertEquals(inSchema, tables().stream().map(PersonalData.Table::name).sorted().toList());
    }

    @Test void everyTableAboutPeopleIsKeyedByThePersonFirst() {
        var leaders = test.database().list("""
                select conrelid::regclass::text as name from pg_constraint
                  join pg_attribute on attrelid = conrelid and attnum = conkey[1]
                 where contype = 'p' and connamespace = 'public'::regnamespace
                   and attname = 'account_id' order by 1""", row -> row.text("name"));
        assertEquals(tables().stream().map(PersonalData.Table::name).sorted().toList(), leaders);
    }

    @Test void noReferenceLeadsFromOnePersonToAnother() {
        var astray = test.database().list("""
                select conname::text as name from pg_constraint
                  join pg_attribute on attrelid = conrelid and attnum = conkey[1]
                 where contype = 'f' and connamespace = 'public'::regnamespace
                   and conrelid::regclass::text = any (?::text[]) and attname <> 'account_id'
                   and confrelid <> 'master_key'::regclass""", row -> row.text("name"),
                (Object) tables().stream().map(PersonalData.Table::name).toArray(String[]::new));
        assertEquals(List.of(), astray);
    }

    @Tag("right.access")
    @Test void anArchiveHoldsAllThatIsOnesOwnAndNothingElse() {
        var archive = canaries.archive(anna);
        for (var mark : Canaries.marks("anna")) assertTrue(archive.contains(mark), mark);
        for (var code : Canaries.codes("anna")) assertTrue(archive.contains(code), code);
        for (var mark : Canaries.marks("ben")) assertFalse(archive.contains(mark), mark);
        for (var code : Canaries.codes("ben")) assertFalse(archive.contains(code), code);
        assertFalse(archive.contains("$2y$"), "a password's hash");
    }

    @Tag("right.erase")
    @Test void erasureLeavesOnlyWhatIsSaidToStay() {
        for (var table : tables()) assertTrue(rows(table, anna) > 0, table.name());
        var before = tables().stream().map(table -> rows(table, ben)).toList();
        canaries.erase(anna);
        for (var table : tables()) {
            var kept = table.afterErasure() == AfterErasure.KEPT_WITHOUT_CONTENT;
            assertEquals(kept, rows(table, anna) > 0, table.name());
        }
        assertEquals(before, tables().stream().map(table -> rows(table, ben)).toList());
        canaries.erase(anna);
        assertTrue(new PostgresLedger(test.database()).audit().isClean());
    }

    @Test void whatIsKeptHasNoTextOfAPerson() {
        var kept = tables().stream()
                .filter(table -> table.afterErasure() == AfterErasure.KEPT_WITHOUT_CONTENT)
                .map(PersonalData.Table::name).toArray(String[]::new);
        var types = test.database().list("""
                select distinct data_type::text as name from information_schema.columns
                 where table_schema = 'public' and table_name = any (?::text[])
                   and column_name not in ('kind', 'wallet', 'source',
                        'shop', 'transaction', 'product', 'currency', 'subscription',
                        'reference', 'state', 'event_id', 'reversed_by', 'reason') order by 1""",
                row -> row.text("name"), (Object) kept);
        assertEquals(List.of("bigint", "boolean", "timestamp with time zone", "uuid"), types);
    }

    private List<PersonalData.Table> tables() {
        return canaries.stores().stream().flatMap(store -> store.tables().stream()).toList();
    }

    private long rows(PersonalData.Table table, AccountId account) {
        return test.database().one("select count(*) as n from " + table.name()
                + " where account_id = ?", row -> row.number("n"), account.value());
    }
}
