package org.openpractice.payroll.levy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.table.TableFields;
import org.openpractice.platform.table.TableRefused;

/**
 * The levies of every year of this release, read from {@code tables/levies-<year>.json} and checked against their control
 * total at start. A levy that is known to exist and whose rate was not captured is named, never guessed.
 */
public final class LevyTables {

    /**
     * A contribution of the employee to a program of a state.
     *
     * @param code stable code of the line, for example {@code US-WA-PFML}
     * @param rate decimal fraction of wages
     * @param employeeShare part of the rate that the employee bears, 1 when all of it
     * @param employerMayBear the rate is the most that may be taken from the employee; the employer may bear it instead
     * @param wageBase wages of the year on which it is owed; null without a limit
     * @param otherWageBase a second limit that other sources print; the group decides which is right
     * @param annualMaximum most that is taken in a year; null without a limit
     * @param residentsEverywhere residents of the state owe it wherever they work
     * @param wages what its law counts as wages
     * @param wagesConfirmed false where that was not found; then wages are those of Social Security
     */
    public record Levy(
            String state,
            String code,
            String name,
            BigDecimal rate,
            BigDecimal employeeShare,
            boolean employerMayBear,
            @Nullable Money wageBase,
            @Nullable Money otherWageBase,
            @Nullable Money annualMaximum,
            boolean residentsEverywhere,
            LevyWages wages,
            boolean wagesConfirmed) {

        public BigDecimal employeeRate() {
            return rate.multiply(employeeShare);
        }
    }

    /** A levy that exists and whose numbers are not in the table. */
    public record NotCaptured(String state, String name) {}

    private record Year(String source, Map<String, List<Levy>> byState, Map<String, NotCaptured> notCaptured) {}

    private static final int[] YEARS = {2026};

    private final TreeMap<Integer, Year> years = new TreeMap<>();

    private LevyTables() {}

    /** @throws TableRefused when a table contradicts itself */
    public static LevyTables load() {
        var tables = new LevyTables();
        for (int year : YEARS) {
            tables.years.put(year, read(TableFields.open("levies-" + year)));
        }
        return tables;
    }

    static void check(String name, JsonNode file) {
        var unused = read(TableFields.of(name, file));
    }

    private static Year read(TableFields fields) {
        int unused = fields.yearOf("levies");
        fields.checkControlTotal("all levies");
        var byState = new LinkedHashMap<String, List<Levy>>();
        for (var row : fields.list("levies")) {
            var levy = new Levy(
                    row.text("state"),
                    row.text("code"),
                    row.text("name"),
                    row.number("rate"),
                    row.number("employeeShare"),
                    row.flag("employerMayBear"),
                    row.nullableNumber("wageBase").map(Money::of).orElse(null),
                    row.nullableNumber("otherWageBase").map(Money::of).orElse(null),
                    row.nullableNumber("annualMaximum").map(Money::of).orElse(null),
                    row.flag("residentsEverywhere", false),
                    wages(row),
                    row.flag("wagesConfirmed"));
            if (!levy.code().startsWith("US-" + levy.state() + "-")) {
                throw new TableRefused(
                        fields.table(), levy.code(), "the code of a levy names its state", "state " + levy.state());
            }
            byState.computeIfAbsent(levy.state(), state -> new ArrayList<>()).add(levy);
        }
        var notCaptured = new LinkedHashMap<String, NotCaptured>();
        for (var row : fields.list("notCaptured")) {
            notCaptured.put(row.text("state"), new NotCaptured(row.text("state"), row.text("name")));
        }
        return new Year(fields.text("source"), Map.copyOf(byState), Map.copyOf(notCaptured));
    }

    private static LevyWages wages(TableFields row) {
        var wages = row.choice(LevyWages.class, "wages");
        if (row.text("wagesSource").isBlank()) {
            throw new TableRefused(row.table(), row.text("code"), "what counts as wages has a source", "none");
        }
        if (!row.flag("wagesConfirmed") && wages != LevyWages.SOCIAL_SECURITY) {
            throw new TableRefused(
                    row.table(),
                    row.text("code"),
                    "a levy whose wages are not confirmed is calculated as Social Security is",
                    wages.name());
        }
        return wages;
    }

    /**
     * Levies of a state on a pay date, in the order of the table.
     *
     * <p>Refuses {@link LevyProblem#LEVY_TABLE_NOT_AVAILABLE} when the state has levies and the year is not loaded.
     */
    public List<Levy> of(String state, LocalDate payDate) {
        var year = years.get(payDate.getYear());
        if (year != null) {
            return year.byState().getOrDefault(state, List.of());
        }
        boolean known = years.values().stream()
                .anyMatch(loaded -> loaded.byState().containsKey(state)
                        || loaded.notCaptured().containsKey(state));
        if (known) {
            throw LevyProblem.LEVY_TABLE_NOT_AVAILABLE.because(
                    "%s takes levies from employees; loaded are the rates of %s, not of %d"
                            .formatted(state, years.keySet(), payDate.getYear()));
        }
        return List.of();
    }

    /**
     * Levies that a state takes from its residents wherever they work.
     *
     * <p>Refuses {@link LevyProblem#LEVY_TABLE_NOT_AVAILABLE} when the state has such levies and the year is not loaded.
     */
    List<Levy> ofResidents(String state, LocalDate payDate) {
        boolean any = years.values().stream()
                .flatMap(year -> year.byState().getOrDefault(state, List.of()).stream())
                .anyMatch(Levy::residentsEverywhere);
        return any
                ? of(state, payDate).stream().filter(Levy::residentsEverywhere).toList()
                : List.of();
    }

    /** The levy of that code in a year of the table; empty when there is none. */
    public Optional<Levy> withCode(String code, LocalDate day) {
        var year = years.get(day.getYear());
        return year == null
                ? Optional.empty()
                : year.byState().values().stream()
                        .flatMap(List::stream)
                        .filter(levy -> levy.code().equals(code))
                        .findFirst();
    }

    /** A levy of the state that exists and is not in the table of the year. */
    public Optional<NotCaptured> notCaptured(String state, LocalDate payDate) {
        var year = years.get(payDate.getYear());
        return year == null
                ? Optional.empty()
                : Optional.ofNullable(year.notCaptured().get(state));
    }

    /** Codes of every levy of a year, in order. */
    public List<String> codes(int year) {
        var loaded = years.get(year);
        var codes = new TreeSet<String>();
        if (loaded != null) {
            loaded.byState().values().forEach(levies -> levies.forEach(levy -> codes.add(levy.code())));
        }
        return List.copyOf(codes);
    }
}
