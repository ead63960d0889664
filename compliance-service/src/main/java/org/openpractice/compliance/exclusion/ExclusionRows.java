package org.openpractice.compliance.exclusion;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;

/**
 * The rows of the list. Plain SQL: a list has some 83,000 rows, which come and go in bulk and are read a few at a time.
 * Hashes go to the database in hexadecimal. Every method runs in the current transaction.
 */
@ApplicationScoped
class ExclusionRows {

    private static final String UPSERT = """
            with written as (
                insert into exclusion_row (row_hash, exclusion_key, last_name, first_name, middle_name, business_name, general,
                                           specialty, upin, npi, birth_date, address, city, state, zip, exclusion_type,
                                           excluded_on, waived_on, waiver_state, first_list_id, last_list_id)
                select decode(row_hash, 'hex'), decode(exclusion_key, 'hex'), last_name, first_name, middle_name,
                       business_name, general, specialty, upin, npi, birth_date, address, city, state, zip, exclusion_type,
                       excluded_on, waived_on, waiver_state, :list::uuid, :list::uuid
                from unnest(:hashes::text[], :exclusionKeys::text[], :lastNames::text[], :firstNames::text[],
                            :middleNames::text[], :businessNames::text[], :generals::text[], :specialties::text[],
                            :upins::text[], :npis::text[], :birthDates::date[], :addresses::text[], :cities::text[],
                            :states::text[], :zips::text[], :exclusionTypes::text[], :excludedOns::date[],
                            :waivedOns::date[], :waiverStates::text[])
                    as listed (row_hash, exclusion_key, last_name, first_name, middle_name, business_name, general,
                               specialty, upin, npi, birth_date, address, city, state, zip, exclusion_type, excluded_on,
                               waived_on, waiver_state)
                on conflict (practice_group_id, row_hash) do update set last_list_id = excluded.last_list_id
                returning xmax = 0 as added)
            select count(*) filter (where added) as added from written
            """;
    private static final String INSERT_KEYS = """
            insert into exclusion_row_key (lookup_key, row_hash)
            select lookup_key, decode(row_hash, 'hex')
            from unnest(:keys::text[], :hashes::text[]) as listed (lookup_key, row_hash)
            on conflict do nothing
            """;
    private static final String COUNT_OF_LIST =
            "select count(*) as listed from exclusion_row where last_list_id = :list";
    private static final String LOST = """
            select count(distinct gone.exclusion_key) as lost from exclusion_row gone
            where gone.last_list_id = :before and gone.reinstated_on is null
                and not exists (select 1 from exclusion_row kept
                                where kept.exclusion_key = gone.exclusion_key and kept.last_list_id = :list)
            """;
    private static final String TAKE_OVER_REINSTATEMENTS = """
            update exclusion_row set reinstated_on = known.reinstated_on from exclusion_reinstatement known
            where known.exclusion_key = exclusion_row.exclusion_key and exclusion_row.last_list_id = :list
                and exclusion_row.reinstated_on is null
            """;
    private static final String REINSTATE = """
            insert into exclusion_reinstatement (exclusion_key, reinstated_on, list_id)
            select decode(key, 'hex'), on_day, :list::uuid
            from unnest(:keys::text[], :days::date[]) as named (key, on_day)
            on conflict (practice_group_id, exclusion_key) do update set reinstated_on = excluded.reinstated_on
            """;
    private static final String MARK_REINSTATED = """
            update exclusion_row set reinstated_on = known.reinstated_on from exclusion_reinstatement known
            where known.exclusion_key = exclusion_row.exclusion_key and known.list_id = :list
            returning exclusion_row.*
            """;
    private static final String CANDIDATES = """
            select * from exclusion_row
            where last_list_id = :list and reinstated_on is null
                and row_hash in (select row_hash from exclusion_row_key where lookup_key = any(:keys::text[]))
            """;
    private static final String BY_HASH = """
            select * from exclusion_row
            where row_hash in (select decode(hash, 'hex') from unnest(:hashes::text[]) as asked (hash))
            """;

    private final Sql sql;

    ExclusionRows(Sql sql) {
        this.sql = sql.direct();
    }

    /**
     * Writes rows of a full list.
     *
     * @return how many were not known before
     */
    int add(UUID listId, List<ExclusionRow> rows) {
        // One statement must not meet the same row twice.
        var distinct = new LinkedHashMap<String, ExclusionRow>();
        rows.forEach(row -> distinct.putIfAbsent(row.hash(), row));
        var unique = List.copyOf(distinct.values());
        var keys = new ArrayList<String>();
        var hashesOfKeys = new ArrayList<String>();
        distinct.forEach((hash, row) -> {
            for (var key : row.identity().keys()) {
                keys.add(key);
                hashesOfKeys.add(hash);
            }
        });
        long added = sql.query(UPSERT)
                .set("list", listId)
                .set("hashes", List.copyOf(distinct.keySet()))
                .set("exclusionKeys", each(unique, ExclusionRow::exclusionKey))
                .set("lastNames", each(unique, ExclusionRow::lastName))
                .set("firstNames", each(unique, ExclusionRow::firstName))
                .set("middleNames", each(unique, ExclusionRow::middleName))
                .set("businessNames", each(unique, ExclusionRow::businessName))
                .set("generals", each(unique, ExclusionRow::general))
                .set("specialties", each(unique, ExclusionRow::specialty))
                .set("upins", each(unique, ExclusionRow::upin))
                .set("npis", each(unique, ExclusionRow::npi))
                .set("birthDates", each(unique, ExclusionRow::birthDate))
                .set("addresses", each(unique, ExclusionRow::address))
                .set("cities", each(unique, ExclusionRow::city))
                .set("states", each(unique, ExclusionRow::state))
                .set("zips", each(unique, ExclusionRow::zip))
                .set("exclusionTypes", each(unique, ExclusionRow::exclusionType))
                .set("excludedOns", each(unique, ExclusionRow::excludedOn))
                .set("waivedOns", each(unique, ExclusionRow::waivedOn))
                .set("waiverStates", each(unique, ExclusionRow::waiverState))
                .one(row -> row.number("added"));
        sql.update(INSERT_KEYS).set("keys", keys).set("hashes", hashesOfKeys).run();
        return Math.toIntExact(added);
    }

    /** Distinct rows of which that was the last full list. */
    int countOf(UUID listId) {
        return Math.toIntExact(sql.query(COUNT_OF_LIST).set("list", listId).one(row -> row.number("listed")));
    }

    /** Exclusions of the list before that were not lifted and that the new one does not have, corrected or not. */
    int lost(UUID before, UUID listId) {
        return Math.toIntExact(
                sql.query(LOST).set("before", before).set("list", listId).one(row -> row.number("lost")));
    }

    /** Marks rows of the list whose reinstatement came before the list. */
    void takeOverReinstatements(UUID listId) {
        sql.update(TAKE_OVER_REINSTATEMENTS).set("list", listId).run();
    }

    /** Notes reinstatements. */
    void reinstate(UUID listId, List<ExclusionRow> rows) {
        var latest = new LinkedHashMap<String, LocalDate>();
        for (var row : rows) {
            if (row.reinstatedOn() != null) {
                latest.merge(row.exclusionKey(), row.reinstatedOn(), (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        sql.update(REINSTATE)
                .set("list", listId)
                .set("keys", List.copyOf(latest.keySet()))
                .set("days", List.copyOf(latest.values()))
                .run();
    }

    /** Marks the rows that a reinstatement file names; by their hash. */
    Map<String, ExclusionRow> markReinstated(UUID listId) {
        return rows(sql.query(MARK_REINSTATED).set("list", listId));
    }

    /** Rows of the list that share one of the keys and have not been reinstated, by their hash. */
    Map<String, ExclusionRow> candidates(UUID listId, Collection<String> keys) {
        return rows(sql.query(CANDIDATES).set("list", listId).set("keys", keys));
    }

    /** Rows by their hashes. */
    Map<String, ExclusionRow> byHash(Collection<String> hashes) {
        return rows(sql.query(BY_HASH).set("hashes", hashes));
    }

    private static Map<String, ExclusionRow> rows(Sql.Query query) {
        var rows = new HashMap<String, ExclusionRow>();
        query.each(row -> rows.put(HexFormat.of().formatHex(row.bytes("row_hash")), row(row)));
        return rows;
    }

    private static ExclusionRow row(Row row) {
        return new ExclusionRow(
                row.string("last_name"),
                row.string("first_name"),
                row.string("middle_name"),
                row.string("business_name"),
                row.string("general"),
                row.string("specialty"),
                row.string("upin"),
                row.orNull("npi", Row::string),
                row.orNull("birth_date", Row::date),
                row.string("address"),
                row.string("city"),
                row.string("state"),
                row.string("zip"),
                row.string("exclusion_type"),
                row.date("excluded_on"),
                row.orNull("reinstated_on", Row::date),
                row.orNull("waived_on", Row::date),
                row.string("waiver_state"));
    }

    /** One column of the rows. */
    private static List<@Nullable Object> each(
            List<ExclusionRow> rows, Function<ExclusionRow, @Nullable Object> field) {
        var values = new ArrayList<@Nullable Object>(rows.size());
        rows.forEach(row -> values.add(field.apply(row)));
        return values;
    }
}
