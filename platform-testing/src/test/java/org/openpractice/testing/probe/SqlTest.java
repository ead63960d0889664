package org.openpractice.testing.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.problem.ThrowableMapper;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;
import org.openpractice.platform.sql.SqlException;
import org.openpractice.platform.tenancy.CurrentGroup;
import org.openpractice.platform.text.PlainLetters;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class SqlTest {

    @Inject
    Sql sql;

    @Inject
    Probes probes;

    @Inject
    Outbox outbox;

    @Inject
    CurrentGroup groups;

    @Inject
    ThrowableMapper failures;

    private final UUID group = UUID.randomUUID();

    private <T> T inGroup(Supplier<T> work) {
        return groups.runAs(group, () -> QuarkusTransaction.requiringNew().call(work::get));
    }

    @Test
    void theDatabaseKnowsTheSameLettersToSearchBy() {
        var letters = IntStream.rangeClosed(0x20, 0x24f)
                .mapToObj(Character::toString)
                .collect(Collectors.toCollection(ArrayList::new));
        IntStream.rangeClosed(0x1e00, 0x1eff).mapToObj(Character::toString).forEach(letters::add);
        letters.addAll(List.of(
                "'", "\u2019", "\u2018", "\u201b", "\u02bc", "\u02bb", "\u02b9", "\u2032", "\uff07", "`", "\u00b4"));
        var plain = letters.stream()
                .filter(letter -> PlainLetters.searchable(letter).chars().allMatch(character -> character < 0x80))
                .toList();
        assertThat(plain).hasSizeGreaterThan(600);
        for (var letter : plain) {
            // With another letter beside it that is no ASCII, and alone.
            for (var text : List.of(letter + "\u0111", "x" + letter)) {
                assertThat(inGroup(() -> sql.query("select searchable(:text) as found")
                                .set("text", text)
                                .list(row -> row.string("found"))
                                .getFirst()))
                        .as("%s, %04x", letter, letter.codePointAt(0))
                        .isEqualTo(PlainLetters.searchable(text));
            }
        }
    }

    /** A call for each text would take ten times as long. */
    @Test
    void theRuleToSearchByIsPartOfTheQuery() {
        var plan = inGroup(() -> sql.query("explain (verbose) select id from probe where searchable(name) like '%x%'")
                .list(row -> row.string("QUERY PLAN")));
        assertThat(String.join("\n", plan)).contains("NORMALIZE(").doesNotContain("searchable(");
        List<Boolean> isNothing = inGroup(
                () -> sql.query("select searchable(null) is null as nothing").list(row -> row.flag("nothing")));
        assertThat(isNothing).containsExactly(true);
    }

    private enum Size {
        SMALL
    }

    private record Everything(
            UUID id,
            String text,
            int count,
            long number,
            boolean flag,
            BigDecimal hours,
            Money pay,
            LocalDate on,
            Instant at,
            Size size,
            String bytes) {}

    @Test
    void bringsEveryKindOfValueThereAndBack() {
        var id = UUID.randomUUID();
        var at = Instant.parse("2026-11-02T15:00:00.123456Z");
        var read = inGroup(() -> sql.query("""
                        select :id::uuid as id, :text::text as text, :count::int as count, :number::bigint as number,
                            :flag::boolean as flag, :hours::numeric as hours, :pay::bigint as pay, :on::date as "on",
                            :at::timestamptz as at, :size::text as size, :bytes::bytea as bytes
                        """)
                .set("id", id)
                .set("text", "it's ☃")
                .set("count", 7)
                .set("number", 5_000_000_000L)
                .set("flag", true)
                .set("hours", new BigDecimal("37.50"))
                .set("pay", Money.of("-12.34"))
                .set("on", LocalDate.of(2028, 2, 29))
                .set("at", at)
                .set("size", Size.SMALL)
                .set("bytes", "x".getBytes(StandardCharsets.UTF_8))
                .one(row -> new Everything(
                        row.uuid("id"),
                        row.string("text"),
                        row.integer("count"),
                        row.number("number"),
                        row.flag("flag"),
                        row.decimal("hours"),
                        row.money("pay"),
                        row.date("on"),
                        row.instant("at"),
                        row.constant("size", Size.class),
                        new String(row.bytes("bytes"), StandardCharsets.UTF_8))));
        assertThat(read)
                .isEqualTo(new Everything(
                        id,
                        "it's ☃",
                        7,
                        5_000_000_000L,
                        true,
                        new BigDecimal("37.50"),
                        Money.of("-12.34"),
                        LocalDate.of(2028, 2, 29),
                        at,
                        Size.SMALL,
                        "x"));
    }

    @Test
    void takesManyValuesAsOneParameter() {
        var ids = List.of(UUID.randomUUID(), UUID.randomUUID());
        long found = inGroup(() -> sql.query("select count(*) from unnest(:ids::uuid[]) x where x = any(:ids)")
                .set("ids", ids)
                .one(row -> row.number("count")));
        assertThat(found).isEqualTo(2);
        assertThat(inGroup(() -> sql.query("select 1 from probe where id = any(:ids)")
                        .set("ids", List.of())
                        .any()))
                .isFalse();
        List<String> texts = inGroup(() -> sql.query("select :texts::text[] as texts, '{\"a\": 1}'::jsonb as json")
                .set("texts", List.of("a", "b,c"))
                .one(row -> {
                    assertThat(row.string("json")).isEqualTo("{\"a\": 1}");
                    return row.strings("texts");
                }));
        assertThat(texts).containsExactly("a", "b,c");
    }

    @Test
    void tellsNothingFromSomething() {
        String none = inGroup(() -> sql.query("select :none::text as none")
                .set("none", null)
                .one(row -> row.orNull("none", Row::string) == null ? "nothing" : "something"));
        assertThat(none).isEqualTo("nothing");
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        inGroup(() -> sql.query("select null::date as day").one(row -> row.date("day"))))
                .withMessageContaining("day");
        assertThat(inGroup(() -> sql.query("select 1 as one where false").first(row -> row.integer("one"))))
                .isEmpty();
    }

    @Test
    void wantsEveryParameterAndNoOther() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inGroup(() -> sql.query("select :a::int").any()))
                .withMessageContaining(":a");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> inGroup(() -> sql.query("select 1").set("b", 1).any()))
                .withMessageContaining(":b");
    }

    @Test
    void seesWhatWasChangedInTheSameTransactionUnlessDirect() {
        inGroup(() -> {
            var id = Ids.next();
            probes.persist(new Probe(id, "fresh-" + id, Money.ZERO, new byte[] {1}, "somebody"));
            outbox.append(new ProbeEvent.ProbeMade(id, "fresh-" + id));
            var count = "select count(*) from probe where id = :id";
            long unwritten = sql.direct().query(count).set("id", id).one(row -> row.number("count"));
            long written = sql.query(count).set("id", id).one(row -> row.number("count"));
            assertThat(List.of(unwritten, written)).containsExactly(0L, 1L);
            return id;
        });
    }

    @Test
    void writesManyRowsAndTellsWhatTheDatabaseRefused() {
        inGroup(() -> {
            var numbers = new ArrayList<Integer>();
            for (int n = 0; n < 2500; n++) {
                numbers.add(n);
            }
            sql.<Integer>batch("""
                    insert into idempotency_key (client, operation, key, fingerprint, status, headers, created_at)
                    values ('sql-test', 'batch', :key, '', :status, '{}', now())
                    """, numbers, (row, n) -> {
                row.set("key", "key-" + n);
                row.set("status", n);
            });
            long written = sql.query(
                            "select count(*) from idempotency_key where operation = 'batch' and status < :below")
                    .set("below", 2400)
                    .one(row -> row.number("count"));
            assertThat(written).isEqualTo(2400);
            int copied = sql.update("""
                            insert into idempotency_key (client, operation, key, fingerprint, status, headers, created_at)
                            select client, 'copy', key, fingerprint, status, headers, created_at from idempotency_key
                            where operation = 'batch' and status >= :from
                            """).set("from", 2400).run();
            assertThat(copied).isEqualTo(100);
            return "done";
        });
        var id = Ids.next();
        assertThatThrownBy(() -> inGroup(() -> {
                    for (int i = 0; i < 2; i++) {
                        sql.update(
                                        "insert into probe (id, name, price, sealed_secret, version) values (:id, :name, 0, '', 0)")
                                .set("id", Ids.next())
                                .set("name", "twice-" + id)
                                .run();
                    }
                    return "done";
                }))
                .satisfies(
                        refused -> assertThat(failures.problem(refused).type()).isEqualTo(ProbeProblem.NAME_IN_USE))
                .hasRootCauseInstanceOf(SQLException.class)
                .satisfiesAnyOf(
                        refused -> assertThat(refused).isInstanceOf(SqlException.class),
                        refused -> assertThat(refused).hasCauseInstanceOf(SqlException.class));
    }
}
