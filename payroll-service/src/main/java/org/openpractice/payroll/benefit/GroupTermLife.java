package org.openpractice.payroll.benefit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.EarlierInYear;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.platform.table.TableFields;
import org.openpractice.platform.table.TableRefused;
import org.openpractice.platform.trace.Trace;

/**
 * Group-term life insurance of one employee in the year up to a paycheck. What its cost exceeds the cost of 50,000 dollars and
 * what the employee paid after tax is wages that are not paid out (IRC 79(a)): of Social Security, Medicare and income tax,
 * which is not withheld on them (IRC 3401(a)(14)), and of no unemployment tax (IRC 3306(b)(2)(C)). The cost is that of the
 * table, by the age at the end of the year, whatever the premium; a month counts with the first paycheck in it, and each
 * paycheck imputes what the year comes to by then and was not imputed yet.
 *
 * @param ageAtYearEnd null when the birth date is not known
 * @param coverage of all policies together on the first day of each month of the year, through that of the pay date
 * @param codes under which the employee pays for it
 * @param paydaysLeft regular paydays of the month after this one, which take the employee's part once more each
 */
public record GroupTermLife(@Nullable Integer ageAtYearEnd, List<Money> coverage, List<String> codes, int paydaysLeft) {

    private static final String NAME = "group-term-life";
    private static final String RULE = "Group-term life insurance (IRC 79, 26 CFR 1.79-3)";
    private static final Table TABLE = read(TableFields.open(NAME));

    /** Cost of 1,000 dollars for a month by the least age. */
    record Table(String source, LocalDate from, Money excluded, TreeMap<Integer, BigDecimal> costs) {}

    public GroupTermLife {
        coverage = List.copyOf(coverage);
        codes = List.copyOf(codes);
    }

    /** @throws TableRefused when the file contradicts itself */
    static Table read(TableFields fields) {
        fields.checkControlTotal("file");
        var costs = new TreeMap<Integer, BigDecimal>();
        fields.list("costs").forEach(row -> costs.put(row.whole("ageFrom"), row.number("cost")));
        return new Table(
                fields.text("source"), fields.date("effectiveFrom"), Money.of(fields.number("excluded")), costs);
    }

    /**
     * Wages of this paycheck; below zero where less is due by now than was imputed before. Refuses
     * {@link BenefitProblem#GROUP_TERM_LIFE_AGE_MISSING}.
     *
     * @param paidNow what the employee pays for it with this paycheck
     * @param each what the employee pays with each payday
     */
    public Money wages(Money paidNow, Money each, EarlierInYear before, Trace trace) {
        var cost = cost(trace);
        var imputed = before.amount(PayCode.GROUP_TERM_LIFE);
        if (cost.isZero() && imputed.isZero()) {
            return Money.ZERO;
        }
        var paidBefore = Money.sum(codes.stream().map(before::amount).toList());
        var expected = Money.ofCents(Math.multiplyExact(each.cents(), (long) paydaysLeft));
        var paid = paidBefore.plus(paidNow).plus(expected);
        var due = cost.minus(paid).orZero();
        trace.add(
                RULE,
                "wages",
                () -> "cost of the year so far %s - paid by the employee after tax %s - imputed before %s"
                        .formatted(cost.amount(), paid.amount(), imputed.amount()),
                due.minus(imputed));
        return due.minus(imputed);
    }

    /** Of the year so far, above what is free. */
    Money cost(Trace trace) {
        var total = BigDecimal.ZERO;
        int month = 0;
        for (var covered : coverage) {
            month++;
            // "Figured to the nearest $100" (Publication 15-B, section 2)
            var excess = covered.minus(TABLE.excluded())
                    .orZero()
                    .decimal()
                    .movePointLeft(2)
                    .setScale(0, RoundingMode.HALF_UP)
                    .movePointLeft(1);
            if (excess.signum() == 0) {
                continue;
            }
            if (ageAtYearEnd == null) {
                throw BenefitProblem.GROUP_TERM_LIFE_AGE_MISSING.because(
                        "The cost of insurance above %s depends on the age, and no birth date is known"
                                .formatted(TABLE.excluded().amount()));
            }
            Map.Entry<Integer, BigDecimal> row = TABLE.costs().floorEntry(ageAtYearEnd);
            var cost = excess.multiply(row.getValue());
            total = total.add(cost);
            var name = Month.of(month).name();
            trace.add(
                    RULE,
                    name,
                    () -> "%s thousand above %s x %s a month, age %d at the end of the year (%s)"
                            .formatted(
                                    excess.toPlainString(),
                                    TABLE.excluded().amount(),
                                    row.getValue().toPlainString(),
                                    ageAtYearEnd,
                                    TABLE.source()),
                    cost);
        }
        return Money.rounded(total, RoundingMode.HALF_UP);
    }
}
