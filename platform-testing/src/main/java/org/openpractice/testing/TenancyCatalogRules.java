package org.openpractice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Reads the catalog of the migrated database: no table without its row-level security. A service's test extends this
 * as a {@code @QuarkusTest}, so that its migrations have run.
 */
public abstract class TenancyCatalogRules {

    private static final String TENANT_TABLES = """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'flyway_schema_history'
            """;

    @Test
    void everyTableBelongsToAPracticeGroup() {
        assertThat(names(TENANT_TABLES + """
                         and not exists (select 1 from pg_attribute a where a.attrelid = c.oid
                             and a.attname = 'practice_group_id' and a.attnotnull and not a.attisdropped)
                        """))
                .as("tables without practice_group_id")
                .isEmpty();
    }

    @Test
    void everyTableHasRowLevelSecurityForItsOwnerToo() {
        assertThat(names(TENANT_TABLES + " and not (c.relrowsecurity and c.relforcerowsecurity)"))
                .as("tables without ENABLE and FORCE ROW LEVEL SECURITY")
                .isEmpty();
    }

    @Test
    void everyTableHasAPolicyThatReadsAndChecksTheGroup() {
        assertThat(names(TENANT_TABLES + """
                         and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polcmd = '*'
                             and pg_get_expr(p.polqual, p.polrelid) like '%practice_group_id = current_practice_group()%'
                             and pg_get_expr(p.polwithcheck, p.polrelid) like '%practice_group_id = current_practice_group()%')
                        """))
                .as("tables without a policy with USING and WITH CHECK")
                .isEmpty();
    }

    @Test
    void noPolicyOpensATableToTheApplicationBesideTheGroups() {
        assertThat(names("""
                        select c.relname || '.' || p.polname from pg_policy p join pg_class c on c.oid = p.polrelid
                        where p.polname <> 'practice_group'
                            and (p.polroles = '{0}' or exists (select 1 from pg_roles r where r.oid = any (p.polroles)
                                                               and r.rolname like '%\\_app'))
                        """)).isEmpty();
    }

    @Test
    void everyKeyBeginsWithTheGroup() {
        assertThat(names("""
                        select c.relname || '.' || k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid
                            join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = 'public' and k.contype in ('p', 'u', 'f')
                            and c.relname not in ('flyway_schema_history')
                            -- the outbox is read across groups by the relay, in the order of its ids
                            and k.conname not in ('outbox_pkey', 'outbox_event_id_key', 'outbox_pending_pkey')
                            and not exists (select 1 from pg_attribute a where a.attrelid = c.oid
                                            and a.attnum = k.conkey[1] and a.attname = 'practice_group_id')
                        """))
                .as("primary, unique and foreign keys that do not begin with practice_group_id")
                .isEmpty();
    }

    @Test
    void theApplicationOwnsNothingAndBypassesNothing() {
        assertThat(
                        names(
                                TENANT_TABLES
                                        + " and exists (select 1 from pg_roles r where r.oid = c.relowner and r.rolname not like '%\\_owner')"))
                .isEmpty();
        assertThat(names("select rolname from pg_roles where (rolsuper or rolbypassrls) and "
                        + "(rolname like '%\\_app' or rolname like '%\\_relay' or rolname like '%\\_owner')"))
                .isEmpty();
    }

    @Test
    void viewsAskAsTheCaller() {
        assertThat(names("""
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = 'public' and c.relkind in ('v', 'm')
                            and not coalesce(c.reloptions::text like '%security_invoker=true%', false)
                        """)).isEmpty();
    }

    @Test
    void noFunctionRunsAsItsOwnerWithAnOpenSearchPath() {
        assertThat(names("""
                        select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                        where n.nspname = 'public' and p.prosecdef
                            and not coalesce(p.proconfig::text like '%search_path=%', false)
                        """)).isEmpty();
    }

    private static List<String> names(String sql) {
        try (Connection connection = Infrastructure.superuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            var names = new ArrayList<String>();
            while (row.next()) {
                names.add(row.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
