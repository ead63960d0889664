package org.openpractice.payroll.garnishment;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.payroll.garnishment.StateLimit.Limit;
import org.openpractice.payroll.garnishment.StateLimit.Rule;
import org.openpractice.payroll.garnishment.StateLimit.Wage;
import org.openpractice.platform.table.ControlTotals;
import org.openpractice.platform.table.TableFile;
import org.openpractice.platform.table.TableRefused;

/**
 * The states' own limits on garnishment, their minimum wages, their fees and how their support orders share, from {@code
 * tables/garnishment-limits.json}. Every row stands with its statute, its source and a control total of its figures.
 */
final class StateGarnishmentLimits {

    /** How support orders share what is not enough for all (45 CFR 303.100(a)(5)). */
    enum Sharing {
        PROPORTIONAL,
        EQUAL
    }

    /** Federal minimum wage since 24 July 2009, 29 USC 206(a)(1). */
    static final Money FEDERAL_MINIMUM_WAGE = Money.ofCents(725);

    private static final String TABLE = "garnishment-limits";
    private static final int JURISDICTIONS = 51;
    private static final StateGarnishmentLimits LOADED = load();

    private record WageOfYear(String state, int year) {}

    private final Map<String, TreeMap<LocalDate, StateLimit>> states = new HashMap<>();
    private final Map<WageOfYear, Money> minimumWages = new HashMap<>();
    private final Map<String, Sharing> sharing = new HashMap<>();
    private final Map<String, Money> fees = new HashMap<>();

    private StateGarnishmentLimits() {}

    /** The table of this release. */
    public static StateGarnishmentLimits loaded() {
        return LOADED;
    }

    private static StateGarnishmentLimits load() {
        return read(TableFile.read(TABLE));
    }

    /** @throws TableRefused naming the row that contradicts itself */
    static StateGarnishmentLimits read(JsonNode file) {
        var read = new StateGarnishmentLimits();
        for (var row : file.path("states")) {
            var state = row.path("state").asText();
            ControlTotals.require(TABLE, "state " + state, row);
            var limits = new ArrayList<Limit>();
            row.path("limits").forEach(limit -> limits.add(limit(limit)));
            var rule = Rule.valueOf(row.path("rule").asText());
            if ((rule == Rule.LIMITED) == limits.isEmpty()) {
                throw new TableRefused(
                        TABLE, "state " + state, "limits stand with rule LIMITED and no other", "rule " + rule);
            }
            var from = LocalDate.parse(row.path("effectiveFrom").asText());
            read.states
                    .computeIfAbsent(state, key -> new TreeMap<>())
                    .put(
                            from,
                            new StateLimit(
                                    state,
                                    rule,
                                    from,
                                    row.path("statute").asText(),
                                    row.path("source").asText(),
                                    row.path("mark").asText(),
                                    row.path("note").asText(),
                                    List.copyOf(limits)));
        }
        if (read.states.size() != JURISDICTIONS) {
            throw new TableRefused(
                    TABLE, "states", "every jurisdiction has a row", read.states.size() + " of " + JURISDICTIONS);
        }
        for (var row : file.path("minimumWages")) {
            var state = row.path("state").asText();
            ControlTotals.require(TABLE, "minimum wage of " + state, row);
            row.path("hourly").properties().forEach(year -> {
                var hourly = Money.of(year.getValue().asText());
                if (hourly.compareTo(FEDERAL_MINIMUM_WAGE) < 0) {
                    throw new TableRefused(
                            TABLE, "minimum wage of " + state, "none is below the federal one", hourly.amount());
                }
                read.minimumWages.put(new WageOfYear(state, Integer.parseInt(year.getKey())), hourly);
            });
        }
        for (var row : file.path("supportSharing")) {
            read.sharing.put(
                    row.path("state").asText(),
                    Sharing.valueOf(row.path("sharing").asText()));
        }
        for (var row : file.path("fees")) {
            ControlTotals.require(TABLE, "fee of " + row.path("state").asText(), row);
            read.fees.put(row.path("state").asText(), Money.of(row.path("once").asText()));
        }
        return read;
    }

    /** Every state that the table has. */
    Set<String> jurisdictions() {
        return Set.copyOf(states.keySet());
    }

    /**
     * The row of a state for a pay date. Refuses {@link GarnishmentProblem#GARNISHMENT_LIMIT_NOT_AVAILABLE} for a state that
     * is not there.
     */
    StateLimit row(@Nullable String state, LocalDate payDate) {
        var rows = state == null ? null : states.get(state);
        var row = rows == null ? null : rows.floorEntry(payDate);
        if (row == null) {
            throw GarnishmentProblem.GARNISHMENT_LIMIT_NOT_AVAILABLE.because(
                    "No garnishment limits of the state %s are loaded for %s".formatted(state, payDate));
        }
        return row.getValue();
    }

    /**
     * The state's own limit for a creditor's order, empty where only the federal one holds. Refuses {@link
     * GarnishmentProblem#GARNISHMENT_PROHIBITED}, {@link GarnishmentProblem#GARNISHMENT_LIMIT_NOT_AVAILABLE} and {@link
     * GarnishmentProblem#GARNISHMENT_TERMS_INCOMPLETE}.
     */
    Optional<Limit> creditor(OrderTerms terms, LocalDate payDate) {
        var row = row(terms.state(), payDate);
        return switch (row.rule()) {
            case FEDERAL -> Optional.empty();
            case PROHIBITED ->
                throw GarnishmentProblem.GARNISHMENT_PROHIBITED.because(
                        "%s lets no ordinary creditor take wages (%s). %s"
                                .formatted(row.state(), row.statute(), row.note())
                                .strip());
            case NOT_AVAILABLE ->
                throw GarnishmentProblem.GARNISHMENT_LIMIT_NOT_AVAILABLE.because(
                        "%s limits creditors by %s: %s".formatted(row.state(), row.statute(), row.note()));
            case LIMITED -> Optional.of(limit(row, terms));
        };
    }

    private static Limit limit(StateLimit row, OrderTerms terms) {
        for (var limit : row.limits()) {
            if (limit.debt() == null || limit.debt() == terms.debt()) {
                return limit;
            }
        }
        if (terms.debt() == null) {
            throw GarnishmentProblem.GARNISHMENT_TERMS_INCOMPLETE.because(
                    "%s (%s) limits classes of debts differently: the order must say its debt"
                            .formatted(row.state(), row.statute()));
        }
        throw GarnishmentProblem.GARNISHMENT_LIMIT_NOT_AVAILABLE.because(
                "%s (%s): no confirmed limit for debts of class %s"
                        .formatted(row.state(), row.statute(), terms.debt()));
    }

    /**
     * The minimum hourly wage that a limit is a multiple of. Refuses {@link
     * GarnishmentProblem#GARNISHMENT_LIMIT_NOT_AVAILABLE} for a year without the state's wage and {@link
     * GarnishmentProblem#GARNISHMENT_TERMS_INCOMPLETE} for an order without the wage of the place.
     */
    Money minimumWage(Limit limit, OrderTerms terms, LocalDate payDate) {
        if (limit.wage() == Wage.FEDERAL) {
            return FEDERAL_MINIMUM_WAGE;
        }
        var state = String.valueOf(terms.state());
        var ofState = minimumWages.get(new WageOfYear(state, payDate.getYear()));
        if (ofState == null) {
            throw GarnishmentProblem.GARNISHMENT_LIMIT_NOT_AVAILABLE.because(
                    "The limit of %s is a multiple of its minimum wage, which is not loaded for %d"
                            .formatted(state, payDate.getYear()));
        }
        if (limit.wage() == Wage.STATE) {
            return ofState;
        }
        var place = terms.minimumWage();
        if (place == null || place.year() != payDate.getYear()) {
            throw GarnishmentProblem.GARNISHMENT_TERMS_INCOMPLETE.because(
                    "The limit of %s follows the minimum wage where the debtor works: the order must state minimumWage for %d, the state's is %s"
                            .formatted(state, payDate.getYear(), ofState.amount()));
        }
        return place.hourly().compareTo(ofState) > 0 ? place.hourly() : ofState;
    }

    /** How support orders share by the law of the state of work, empty where it is not confirmed here. */
    Optional<Sharing> supportSharing(String workState) {
        return Optional.ofNullable(sharing.get(workState));
    }

    /** The most that the employer may charge the debtor for an order, empty where it is not confirmed. */
    Optional<Money> feeAllowed(@Nullable String state) {
        return Optional.ofNullable(state).map(fees::get);
    }

    private static Limit limit(JsonNode node) {
        var hours = new EnumMap<PayFrequency, BigDecimal>(PayFrequency.class);
        node.path("hours")
                .properties()
                .forEach(entry -> hours.put(
                        PayFrequency.valueOf(entry.getKey()),
                        new BigDecimal(entry.getValue().asText())));
        return new Limit(
                node.has("debt") ? JudgmentDebt.valueOf(node.path("debt").asText()) : null,
                number(node, "percentOfDisposable"),
                number(node, "percentOfGross"),
                node.has("excessShare")
                        ? new BigDecimal(node.path("excessShare").asText())
                        : BigDecimal.valueOf(100),
                number(node, "times"),
                Map.copyOf(hours),
                Wage.valueOf(node.path("wage").asText("FEDERAL")),
                node.path("ofGross").asBoolean(false),
                node.path("afterAllOrders").asBoolean(true));
    }

    private static @Nullable BigDecimal number(JsonNode node, String field) {
        return node.has(field) ? new BigDecimal(node.path(field).asText()) : null;
    }
}
