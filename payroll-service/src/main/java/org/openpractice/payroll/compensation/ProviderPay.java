package org.openpractice.payroll.compensation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.compensation.ContractTerms.DrawRecovery;
import org.openpractice.payroll.compensation.ContractTerms.ThresholdMethod;
import org.openpractice.payroll.compensation.ContractVersions.Slice;
import org.openpractice.payroll.compensation.ContractVersions.Version;
import org.openpractice.platform.trace.Trace;

/**
 * Settles what a provider earned: pure.
 *
 * <p>Work earns {@code max(0, work RVUs - threshold) x rate x share}, tier by tier, over the stretch of a contract year in
 * which one version holds; the thresholds of a stretch that is not the whole year are its days' part of the year's. What a
 * settlement owes for a stretch is what all of its work earns now less what earlier settlements gave for it. Each line
 * gets the step it moved that amount by, so the lines add up to the settlement to the cent, in whatever order they came;
 * and work taken back in a later year is calculated in the year, and on the terms, in which it was credited.
 */
final class ProviderPay {

    /** What a row of a statement is about. */
    public enum RowKind {
        /** A line of a claim was credited, taken back, frozen or released. */
        WORK,
        /** The threshold of the stretch moved with its days; what was settled before is held against it anew. */
        THRESHOLD,
        QUALITY,
        CALL,
        /** Draws paid since the last settlement. */
        DRAW,
        /** Balance from the settlement before. */
        CARRIED_IN,
        /** Balance to the next settlement. */
        CARRIED_ON,
        /** A draw that was not earned and is not asked back. */
        FORGIVEN
    }

    /** @param quantity work RVUs; negative for what was taken back or frozen */
    public record Credit(UUID entryId, UUID versionId, ContractYear year, BigDecimal quantity) {}

    /** What earlier settlements gave for a version in a contract year. */
    public record Settled(UUID versionId, ContractYear year, BigDecimal workRvus, Money amount) {}

    /** @param maximum most points there were; above zero */
    public record Quality(BigDecimal points, BigDecimal maximum) {
        public Quality {
            if (maximum.signum() <= 0 || points.signum() < 0 || points.compareTo(maximum) > 0) {
                throw new IllegalArgumentException("expected points from 0 to a maximum above 0");
            }
        }
    }

    public record Call(UUID dutyId, LocalDate on, CallShift shift) {}

    /**
     * Everything a settlement rests on.
     *
     * @param to last day of the settlement's period
     * @param credits entries that no settlement has taken, in the order of the ledger
     * @param draws paid since the last settlement; below zero when a run with draws was reversed
     * @param drawsOfYear paid in the contract year of {@code to}
     * @param carried balance of the settlement before: zero or less
     * @param owed part of {@code carried} that was taken back of earlier contract years or carried from them: zero or less
     */
    public record Input(
            ContractVersions versions,
            LocalDate to,
            List<Settled> settled,
            List<Credit> credits,
            @Nullable Quality quality,
            List<Call> calls,
            Money draws,
            Money drawsOfYear,
            Money carried,
            Money owed) {}

    /**
     * What a settlement left.
     *
     * @param year contract year in which it ends
     * @param earlierYears given for work of contract years before that one; below zero for what was taken back
     */
    public record Balance(ContractYear year, Money earlierYears, Money carriedOn) {}

    /**
     * A row of the statement.
     *
     * @param subjectId entry of the ledger or call duty; null for other rows
     * @param before work RVUs of the stretch before the row; null where there are none
     * @param after work RVUs of the stretch after it
     * @param rate dollars a work RVU that the step went through, in rising order; empty where there are none
     */
    public record Row(
            RowKind kind,
            @Nullable UUID subjectId,
            @Nullable UUID versionId,
            @Nullable ContractYear year,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after,
            String rate,
            String description,
            Money amount) {}

    /**
     * @param trueUp draws taken into account and balances carried
     * @param payable sum of the parts, zero or more
     * @param carriedOn balance that the next settlement begins with, zero or less
     */
    public record Result(
            List<Row> rows,
            List<Settled> settledNow,
            Money work,
            Money quality,
            Money call,
            Money trueUp,
            Money payable,
            Money carriedOn) {}

    private record Key(ContractYear year, int number, UUID versionId) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::year).thenComparing(Key::number).thenComparing(Key::versionId);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** A version in one contract year, with its thresholds as they stand on a day. */
    static final class Stretch {
        private final Version version;
        private final ContractYear year;
        private final long days;

        Stretch(ContractVersions versions, Version version, ContractYear year, LocalDate asOf) {
            this.version = version;
            this.year = year;
            var ends = version.terms().threshold() == ThresholdMethod.TO_DATE && asOf.isBefore(year.endsOn())
                    ? asOf
                    : year.endsOn();
            this.days = versions.slices(year.startsOn(), ends).stream()
                    .filter(slice -> slice.version().id().equals(version.id()))
                    .mapToLong(Slice::days)
                    .sum();
        }

        BigDecimal threshold(BigDecimal ofYear) {
            return days == year.days()
                    ? ofYear
                    : ofYear.multiply(BigDecimal.valueOf(days))
                            .divide(BigDecimal.valueOf(year.days()), WorkValue.PLACES, RoundingMode.HALF_UP);
        }

        /** What so many work RVUs earn, to the cent, half up. */
        Money earned(BigDecimal workRvus) {
            var tiers = version.terms().tiers();
            var earned = BigDecimal.ZERO;
            for (int i = 0; i < tiers.size(); i++) {
                var part = inTier(i, workRvus);
                if (part.signum() <= 0) {
                    break;
                }
                earned = earned.add(part.multiply(tiers.get(i).rate().decimal()));
            }
            return Money.rounded(earned.multiply(version.terms().share()), RoundingMode.HALF_UP);
        }

        /** How many of the work RVUs lie in a tier; zero or less when they do not reach it. */
        private BigDecimal inTier(int tier, BigDecimal workRvus) {
            var tiers = version.terms().tiers();
            var most = tier + 1 == tiers.size()
                    ? workRvus
                    : workRvus.min(threshold(tiers.get(tier + 1).above()));
            return most.subtract(threshold(tiers.get(tier).above()));
        }

        /** The rates that a step from one number of work RVUs to another goes through; 0.00 below the threshold. */
        private String rates(BigDecimal one, BigDecimal other) {
            var low = one.min(other);
            var high = one.max(other);
            var rates = new LinkedHashSet<String>();
            var tiers = version.terms().tiers();
            if (low.compareTo(threshold(tiers.getFirst().above())) < 0) {
                rates.add("0.00");
            }
            for (int i = 0; i < tiers.size(); i++) {
                boolean reached = inTier(i, high).signum() > 0;
                boolean left = i + 1 < tiers.size()
                        && low.compareTo(threshold(tiers.get(i + 1).above())) >= 0;
                if (reached && !left) {
                    rates.add(tiers.get(i).rate().amount());
                }
            }
            return String.join(", ", rates);
        }
    }

    private final Input input;
    private final Trace trace;
    private final List<Row> rows = new ArrayList<>();
    private final List<Settled> settledNow = new ArrayList<>();
    private Money earlierYears = Money.ZERO;

    private ProviderPay(Input input, Trace trace) {
        this.input = input;
        this.trace = trace;
    }

    /**
     * Settles.
     *
     * @throws IllegalArgumentException when a credit, a duty or the quality result belongs to no version
     */
    public static Result of(Input input, Trace trace) {
        return new ProviderPay(input, trace).settle();
    }

    /**
     * What is still owed of a balance because work of earlier contract years was taken back, or because it was carried from
     * them: what is earned pays back draws of the year first.
     *
     * @param balances settlements of the contract, oldest first
     * @return zero or less
     */
    static Money owedFromYearsBefore(List<Balance> balances, ContractYear year) {
        var owed = Money.ZERO;
        var carried = Money.ZERO;
        @Nullable ContractYear last = null;
        for (var balance : balances) {
            var before = Objects.equals(balance.year(), last) ? owed : carried;
            owed = before.plus(balance.earlierYears()).min(Money.ZERO).max(balance.carriedOn());
            carried = balance.carriedOn();
            last = balance.year();
        }
        return Objects.equals(year, last) ? owed : carried;
    }

    private Result settle() {
        var work = work();
        var quality = quality();
        var call = call();
        var earned = work.plus(quality).plus(call);
        row(RowKind.DRAW, "Draws paid since the last settlement", input.draws().negated());
        row(RowKind.CARRIED_IN, "Balance from the settlement before", input.carried());
        var balance = earned.minus(input.draws()).plus(input.carried());
        trace.add("Settlement", "earned", "Work, quality and call pay", earned);
        trace.add("Settlement", "draws", "less draws paid since the last settlement", input.draws());
        trace.add("Settlement", "carried", "plus the balance from the settlement before", input.carried());
        trace.add("Settlement", "balance", "Balance", balance);
        var carriedOn = Money.ZERO;
        if (balance.isNegative()) {
            var forgiven = forgiven(balance.negated());
            row(RowKind.FORGIVEN, "Draw not earned in the contract year, not asked back", forgiven);
            carriedOn = balance.plus(forgiven);
            row(RowKind.CARRIED_ON, "Balance carried to the next settlement", carriedOn.negated());
        }
        var payable = Money.sum(rows.stream().map(Row::amount).toList());
        trace.add("Settlement", "payable", "Payable with a pay run", payable);
        return new Result(
                List.copyOf(rows),
                List.copyOf(settledNow),
                work,
                quality,
                call,
                payable.minus(earned),
                payable,
                carriedOn);
    }

    private Money work() {
        var keys = new TreeMap<Key, List<Credit>>();
        input.settled().forEach(settled -> keys.put(key(settled.versionId(), settled.year()), new ArrayList<>()));
        for (var credit : input.credits()) {
            keys.computeIfAbsent(key(credit.versionId(), credit.year()), key -> new ArrayList<>())
                    .add(credit);
        }
        var total = Money.ZERO;
        var year = input.versions().yearOf(input.to());
        for (var entry : keys.entrySet()) {
            var due = stretch(entry.getKey(), entry.getValue());
            total = total.plus(due);
            if (entry.getKey().year().compareTo(year) < 0) {
                earlierYears = earlierYears.plus(due);
            }
        }
        return total;
    }

    private Money stretch(Key key, List<Credit> credits) {
        var stretch = new Stretch(input.versions(), version(key.versionId()), key.year(), input.to());
        var before = input.settled().stream()
                .filter(settled -> settled.versionId().equals(key.versionId())
                        && settled.year().equals(key.year()))
                .findFirst()
                .orElse(new Settled(key.versionId(), key.year(), BigDecimal.ZERO, Money.ZERO));
        var reached = before.workRvus();
        var amount = stretch.earned(reached);
        if (!amount.equals(before.amount())) {
            rows.add(new Row(
                    RowKind.THRESHOLD,
                    null,
                    key.versionId(),
                    key.year(),
                    reached,
                    reached,
                    "",
                    "Contract year " + key.year().name() + ": settled work held against the threshold as it stands now",
                    amount.minus(before.amount())));
        }
        for (var credit : credits) {
            var after = reached.add(credit.quantity());
            var now = stretch.earned(after);
            rows.add(new Row(
                    RowKind.WORK,
                    credit.entryId(),
                    key.versionId(),
                    key.year(),
                    reached,
                    after,
                    stretch.rates(reached, after),
                    "",
                    now.minus(amount)));
            reached = after;
            amount = now;
        }
        if (reached.compareTo(before.workRvus()) != 0 || !amount.equals(before.amount())) {
            settledNow.add(new Settled(
                    key.versionId(), key.year(), reached.subtract(before.workRvus()), amount.minus(before.amount())));
        }
        tell(key, stretch, before, reached, amount);
        return amount.minus(before.amount());
    }

    private void tell(Key key, Stretch stretch, Settled before, BigDecimal reached, Money amount) {
        var rule = "Provider contract, version " + key.number() + ", year "
                + key.year().name();
        var terms = stretch.version.terms();
        trace.add(rule, "work RVUs", () -> "Credited so far, of which settled before " + before.workRvus(), reached);
        for (int i = 0; i < terms.tiers().size(); i++) {
            var tier = terms.tiers().get(i);
            var line = i == 0 ? "threshold" : "tier " + (i + 1);
            trace.add(
                    rule,
                    line,
                    () -> "%s a year x %d of %d days; above it %s a work RVU"
                            .formatted(
                                    tier.above(),
                                    stretch.days,
                                    key.year().days(),
                                    tier.rate().amount()),
                    stretch.threshold(tier.above()));
            trace.add(
                    rule,
                    line,
                    "Work RVUs above it, up to the next",
                    stretch.inTier(i, reached).max(BigDecimal.ZERO));
        }
        trace.add(rule, "share", "Provider's share", terms.share());
        trace.add(rule, "earned", "Sum of tiers x share, half up to the cent", amount);
        trace.add(rule, "settled before", "less what earlier settlements gave", before.amount());
        trace.add(rule, "now", "Due for this stretch", amount.minus(before.amount()));
    }

    private Money quality() {
        var quality = input.quality();
        if (quality == null) {
            return Money.ZERO;
        }
        var most = input.versions()
                .lastUntil(input.to())
                .orElseThrow(
                        () -> new IllegalArgumentException("expected a contract version in force on " + input.to()))
                .terms()
                .qualityIncentive();
        var amount = Money.rounded(
                most.decimal().multiply(quality.points()).divide(quality.maximum(), 2, RoundingMode.HALF_UP),
                RoundingMode.HALF_UP);
        trace.add(
                "Provider contract, quality",
                "points",
                () -> most.amount() + " x " + quality.points() + " of " + quality.maximum() + " points",
                amount);
        row(
                RowKind.QUALITY,
                "Quality: " + quality.points().toPlainString() + " of "
                        + quality.maximum().toPlainString() + " points",
                amount);
        return amount;
    }

    private Money call() {
        var total = Money.ZERO;
        for (var call : input.calls()) {
            var version = input.versions()
                    .on(call.on())
                    .orElseThrow(
                            () -> new IllegalArgumentException("expected a contract version in force on " + call.on()));
            var rate = call.shift() == CallShift.DAY
                    ? version.terms().callDay()
                    : version.terms().callNight();
            rows.add(new Row(
                    RowKind.CALL,
                    call.dutyId(),
                    version.id(),
                    null,
                    null,
                    null,
                    rate.amount(),
                    "On call, " + call.shift() + " of " + call.on(),
                    rate));
            total = total.plus(rate);
        }
        if (!input.calls().isEmpty()) {
            trace.add("Provider contract, call", "call", input.calls().size() + " days and nights on call", total);
        }
        return total;
    }

    /**
     * Of a shortfall the part that is not asked back: no more than the year's draws, and nothing of what was taken back of
     * earlier contract years, for take-backs are owed.
     */
    private Money forgiven(Money shortfall) {
        var draw = input.versions()
                .lastUntil(input.to())
                .map(version -> version.terms().draw())
                .orElse(null);
        boolean yearEnds = input.versions().yearOf(input.to()).endsOn().equals(input.to());
        if (draw == null || draw.recovery() != DrawRecovery.FORGIVEN_AT_YEAR_END || !yearEnds) {
            return Money.ZERO;
        }
        var most = input.drawsOfYear().orZero();
        var owed = input.owed().plus(earlierYears).negated().orZero();
        var forgiven = shortfall.minus(owed).orZero().min(most);
        trace.add("Settlement", "forgiven", "Draw not earned in the contract year, not asked back", forgiven);
        return forgiven;
    }

    private void row(RowKind kind, String description, Money amount) {
        if (!amount.isZero()) {
            rows.add(new Row(kind, null, null, null, null, null, "", description, amount));
        }
    }

    private Key key(UUID versionId, ContractYear year) {
        return new Key(year, version(versionId).number(), versionId);
    }

    private Version version(UUID id) {
        return Optional.of(input.versions()).stream()
                .flatMap(all -> all.versions().stream())
                .filter(version -> version.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected an approved version for every credit"));
    }
}
