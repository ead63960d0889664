package org.openpractice.payroll.minimumwage;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.place.Place;
import org.openpractice.platform.table.TableFile;
import org.openpractice.platform.table.TableRefused;

/**
 * Minimum wages and the least salaries of exempt employees, as dated data. What a place asks for and is not kept here (a later
 * year, a county, the kind of the employer) is named with each answer; at least what is kept is enforced.
 */
public final class MinimumWages {

    private static final String TABLE = "minimum-wage";
    private static final int STATES = 51;
    private static final String FEDERAL = "federal minimum wage (29 USC 206)";

    /**
     * Amounts of one place by the day from which they hold.
     *
     * @param knownUntil last day for which the place's amounts are known
     * @param higherUpTo most that is asked anywhere in the place; null where it asks for one amount
     * @param higher who asks for more
     */
    private record Amounts(
            TreeMap<LocalDate, Money> from,
            LocalDate knownUntil,
            @Nullable Money higherUpTo,
            @Nullable String higher) {

        @Nullable
        Money on(LocalDate day) {
            var held = from.floorEntry(day);
            return held == null ? null : held.getValue();
        }
    }

    private final LocalDate knownFrom;
    private final Amounts federal;
    private final Map<String, Amounts> states = new HashMap<>();
    private final Map<String, Amounts> cities = new HashMap<>();
    private final Map<String, Amounts> exempt = new HashMap<>();

    private MinimumWages(JsonNode file) {
        this.knownFrom = LocalDate.parse(file.path("knownFrom").asText());
        var until = LocalDate.parse(file.path("knownUntil").asText());
        var sum = new BigDecimal[] {BigDecimal.ZERO};
        this.federal = amounts("federal", file.path("federal"), "hourly", LocalDate.MAX, sum);
        for (var row : file.path("states")) {
            var state = row.path("state").asText();
            put(states, state, amounts(state, row, "hourly", until, sum));
        }
        for (var row : file.path("cities")) {
            var key = city(row.path("state").asText(), row.path("city").asText());
            put(
                    cities,
                    key,
                    amounts(
                            key,
                            row,
                            "hourly",
                            LocalDate.parse(row.path("knownUntil").asText()),
                            sum));
        }
        for (var row : file.path("exemptWeekly")) {
            var state = row.path("state").asText();
            put(exempt, state, amounts(state, row, "weekly", until, sum));
        }
        if (states.size() != STATES) {
            throw new TableRefused(TABLE, "states", "every state and DC has a row", states.size() + " rows");
        }
        var total = file.path("controlTotal").asText();
        if (sum[0].compareTo(new BigDecimal(total)) != 0) {
            throw new TableRefused(TABLE, "controlTotal", "the amounts add up to " + total, sum[0].toPlainString());
        }
    }

    /**
     * Reads and checks the table.
     *
     * @throws TableRefused when it contradicts itself; names the row
     */
    public static MinimumWages load() {
        return new MinimumWages(TableFile.read(TABLE));
    }

    private static void put(Map<String, Amounts> all, String key, Amounts amounts) {
        if (all.put(key, amounts) != null) {
            throw new TableRefused(TABLE, key, "it stands once", "it stands twice");
        }
    }

    private static Amounts amounts(String name, JsonNode row, String kind, LocalDate until, BigDecimal[] sum) {
        var from = new TreeMap<LocalDate, Money>();
        var before = Money.ZERO;
        for (var version : row.path(kind)) {
            var day = LocalDate.parse(version.path("effectiveFrom").asText());
            var amount = Money.of(version.path("amount").asText());
            if (!from.isEmpty() && !from.lastKey().isBefore(day) || amount.compareTo(before) <= 0) {
                throw new TableRefused(TABLE, name, "days and amounts ascend", day + " " + amount.amount());
            }
            from.put(day, amount);
            before = amount;
            sum[0] = sum[0].add(amount.decimal());
        }
        var upTo = row.path("higherUpTo").asText();
        if (upTo.isEmpty() != row.path("higher").asText().isEmpty()) {
            throw new TableRefused(TABLE, name, "who asks for more is named with the amount", "one of both is missing");
        }
        return new Amounts(
                from,
                until,
                upTo.isEmpty() ? null : Money.of(upTo),
                upTo.isEmpty() ? null : row.path("higher").asText());
    }

    private static String city(String state, String city) {
        return state + " " + city;
    }

    /** The least an hour at a place of work. */
    public LeastPay hourly(Place place, LocalDate day) {
        var nationwide = Objects.requireNonNullElse(
                federal.on(day), federal.from().firstEntry().getValue());
        var state = states.get(place.state());
        if (state == null) {
            return new LeastPay(
                    nationwide,
                    FEDERAL,
                    null,
                    "The minimum wage of %s was not checked: it is not kept".formatted(place.state()));
        }
        var city = Optional.ofNullable(place.locality().city())
                .map(code -> cities.get(city(place.state(), code)))
                .orElse(null);
        var ofCity = city == null ? null : city.on(day);
        if (city != null && ofCity != null) {
            return least(
                    ofCity,
                    "minimum wage of " + place.locality().city() + ", " + place.state(),
                    new Amounts(city.from(), city.knownUntil(), null, null),
                    day);
        }
        var own = state.on(day);
        return own != null && own.compareTo(nationwide) > 0
                ? least(own, "minimum wage of " + place.state(), state, day)
                : least(nationwide, FEDERAL, state.from().isEmpty() ? federal : state, day);
    }

    /** The least a week of an exempt salary where the state asks for more than 29 CFR 541.600. */
    public Optional<LeastPay> exemptWeekly(Place place, LocalDate day) {
        var state = exempt.get(place.state());
        if (state == null) {
            return Optional.empty();
        }
        var own = state.on(day);
        return Optional.of(least(
                own == null ? Money.ZERO : own, "least salary of exempt employees in " + place.state(), state, day));
    }

    private LeastPay least(Money amount, String law, Amounts amounts, LocalDate day) {
        if (amounts != federal && (day.isBefore(knownFrom) || day.isAfter(amounts.knownUntil()))) {
            return new LeastPay(
                    amount,
                    law,
                    null,
                    "The %s on %s was not checked: it is kept for the time from %s to %s"
                            .formatted(law, day, knownFrom, amounts.knownUntil()));
        }
        var higher = amounts.higherUpTo();
        return new LeastPay(
                amount,
                law,
                higher == null ? amount : higher,
                higher == null
                        ? null
                        : "The %s was checked, not what is above it: %s".formatted(law, amounts.higher()));
    }
}
