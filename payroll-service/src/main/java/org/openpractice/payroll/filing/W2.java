package org.openpractice.payroll.filing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.localtax.LocalTaxInput;
import org.openpractice.payroll.paid.PaidLines.EmployeeSum;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.payroll.withholding.FederalTable;

/**
 * Figures of Form W-2 of one employee and year, added up from the lines of paid paychecks. Tips (boxes 7 and 8), nonqualified
 * plans (box 11) and statutory employees are not kept here.
 *
 * @param box10 dependent care benefits
 * @param box12 amounts with their codes; C group-term life insurance above 50,000 dollars, D elective deferrals, W health savings account, AA designated Roth
 *     contributions, DD cost of health coverage, TT qualified overtime (from 2026)
 * @param retirementPlan box 13
 * @param occupationCode box 14b; only tipped occupations have one and tips are not kept here
 * @param states boxes 15 to 17
 * @param localities boxes 18 to 20
 * @param otherTaxes contributions of employees to states and flat local taxes (box 14a)
 * @param broken what contradicts itself; a statement with such an entry is not filed
 */
record W2(
        int year,
        UUID employeeId,
        String employeeNumber,
        String employee,
        Money box1,
        Money box2,
        Money box3,
        Money box4,
        Money box5,
        Money box6,
        Money box10,
        List<Code> box12,
        boolean retirementPlan,
        @Nullable String occupationCode,
        List<StateTax> states,
        List<LocalTax> localities,
        List<OtherTax> otherTaxes,
        List<String> broken) {

    @Schema(name = "W2Code")
    public record Code(String code, Money amount) {}

    /**
     * @param wages box 16
     * @param tax box 17
     */
    @Schema(name = "W2StateTax")
    public record StateTax(String state, Money wages, Money tax) {}

    /**
     * Income tax of a place.
     *
     * @param locality box 20: the place as the code of the tax names it, for example {@code PHILADELPHIA}, a political
     *     subdivision code of Pennsylvania or {@code SD-0203}
     * @param description name of the tax
     * @param wages box 18
     * @param tax box 19
     */
    @Schema(name = "W2LocalTax")
    public record LocalTax(String state, String locality, String description, Money wages, Money tax) {}

    @Schema(name = "W2OtherTax")
    public record OtherTax(String code, String description, Money wages, Money tax) {}

    /** The first year of box 12 code TT (Pub. L. 119-21, section 70202). */
    private static final int QUALIFIED_OVERTIME_SINCE = 2026;

    private static final String STATE_INCOME_TAX = PayCode.stateIncomeTax("");

    /** @param levies codes of contributions of employees to states, which are no taxes of a place */
    static W2 of(
            int year,
            UUID employeeId,
            String employeeNumber,
            String employee,
            List<EmployeeSum> sums,
            FederalTable table,
            Collection<String> levies) {
        var box3 = wages(sums, PayCode.SOCIAL_SECURITY);
        var box4 = amount(sums, PayCode.SOCIAL_SECURITY);
        var box5 = wages(sums, PayCode.MEDICARE);
        var box6 = amount(sums, PayCode.MEDICARE).plus(amount(sums, PayCode.ADDITIONAL_MEDICARE));
        var broken = new ArrayList<String>();
        var w2 = new W2(
                year,
                employeeId,
                employeeNumber,
                employee,
                wages(sums, PayCode.FEDERAL_INCOME_TAX),
                amount(sums, PayCode.FEDERAL_INCOME_TAX),
                box3,
                box4,
                box5,
                box6,
                sum(
                        sums,
                        line -> line.code().equals(PayCode.DEPENDENT_CARE)
                                || line.code().equals(DEPENDENT_CARE_EMPLOYER)),
                codes(year, sums),
                sums.stream().anyMatch(W2::isRetirement),
                null,
                states(sums),
                localities(sums, levies),
                otherTaxes(sums, levies),
                broken);
        w2.check(table, sums, broken);
        return w2.withBroken(broken);
    }

    // The employer's parts of what a box of its own asks for.
    private static final String DEPENDENT_CARE_EMPLOYER = PayCode.EMPLOYER_PART + "DEPENDENT-CARE";
    private static final String HEALTH_EMPLOYER = PayCode.EMPLOYER_PART + "HEALTH-";

    private static List<Code> codes(int year, List<EmployeeSum> sums) {
        var codes = new ArrayList<Code>();
        add(codes, "C", amount(sums, PayCode.GROUP_TERM_LIFE));
        add(
                codes,
                "D",
                sum(
                        sums,
                        line -> line.code().equals(PayCode.DEFERRAL)
                                || line.code().equals(PayCode.CATCH_UP)));
        add(
                codes,
                "W",
                sum(sums, line -> line.code().equals(PayCode.HSA) || line.code().equals(PayCode.HSA_EMPLOYER)));
        add(
                codes,
                "AA",
                sum(
                        sums,
                        line -> line.code().equals(PayCode.ROTH_DEFERRAL)
                                || line.code().equals(PayCode.ROTH_CATCH_UP)));
        add(
                codes,
                "DD",
                sum(
                        sums,
                        line -> PayCode.isHealthCover(line.code())
                                || line.code().startsWith(HEALTH_EMPLOYER)));
        if (year >= QUALIFIED_OVERTIME_SINCE) {
            add(codes, "TT", sum(sums, line -> line.code().equals(PayCode.OVERTIME_PREMIUM)));
        }
        return List.copyOf(codes);
    }

    private static void add(List<Code> codes, String code, Money amount) {
        if (!amount.isZero()) {
            codes.add(new Code(code, amount));
        }
    }

    /** An active participant: somebody deferred, or the employer contributed (IRC 219(g)(5)). */
    private static boolean isRetirement(EmployeeSum line) {
        return !line.amount().isZero()
                && line.code().startsWith(PayCode.DEFERRAL)
                && !line.code().startsWith(PayCode.PLAN_LOAN)
                && (line.kind() == Kind.DEDUCTION || line.kind() == Kind.EMPLOYER_CONTRIBUTION);
    }

    private static List<StateTax> states(List<EmployeeSum> sums) {
        var states = new TreeMap<String, StateTax>();
        for (var line : sums) {
            if (isStateIncomeTax(line)) {
                var state = line.code().substring(3, 5);
                states.merge(
                        state,
                        new StateTax(state, line.wages(), line.amount()),
                        (a, b) -> new StateTax(
                                state, a.wages().plus(b.wages()), a.tax().plus(b.tax())));
            }
        }
        return states.values().stream()
                .filter(state -> !state.wages().isZero() || !state.tax().isZero())
                .toList();
    }

    private static boolean isStateIncomeTax(EmployeeSum line) {
        // US-PA-PIT has the form of PayCode.stateIncomeTax with two letters.
        return line.kind() == Kind.TAX
                && line.code().length() == STATE_INCOME_TAX.length() + 2
                && line.code().startsWith("US-")
                && line.code().endsWith("-PIT");
    }

    private static List<LocalTax> localities(List<EmployeeSum> sums, Collection<String> levies) {
        return sums.stream()
                .filter(line -> isOfPlace(line, levies) && !line.amount().isZero())
                .map(line -> new LocalTax(
                        line.code().substring(3, 5),
                        line.code().substring(6),
                        line.description(),
                        line.wages(),
                        line.amount()))
                .toList();
    }

    private static boolean isOfPlace(EmployeeSum line, Collection<String> levies) {
        return isOfStateOrPlace(line)
                && !levies.contains(line.code())
                && !line.code().endsWith(LocalTaxInput.FLAT);
    }

    private static boolean isOfStateOrPlace(EmployeeSum line) {
        return line.kind() == Kind.TAX
                && FederalTaxes.isStateOrLocal(line.kind(), line.code())
                && !isStateIncomeTax(line);
    }

    private static List<OtherTax> otherTaxes(List<EmployeeSum> sums, Collection<String> levies) {
        return sums.stream()
                .filter(line -> isOfStateOrPlace(line)
                        && !isOfPlace(line, levies)
                        && !line.amount().isZero())
                .map(line -> new OtherTax(line.code(), line.description(), line.wages(), line.amount()))
                .toList();
    }

    /** Invariants of the Social Security Administration (Publication 42-007) and of the law. */
    private void check(FederalTable table, List<EmployeeSum> sums, List<String> broken) {
        boxes().forEach((box, amount) -> {
            if (amount.isNegative()) {
                broken.add("box %s is below zero: %s".formatted(box, amount.amount()));
            }
        });
        int paychecks = sums.stream().mapToInt(EmployeeSum::lines).max().orElse(0);
        // Each paycheck is rounded by half a cent at most; voids are rounded as well.
        long tolerance = paychecks / 2 + 1;
        expect("box 4", box4, box3.decimal().multiply(table.socialSecurityRate()), tolerance, broken);
        var additional = box5.minus(table.additionalMedicareOver());
        expect(
                "box 6",
                box6,
                box5.decimal()
                        .multiply(table.medicareRate())
                        .add((additional.isNegative() ? Money.ZERO : additional)
                                .decimal()
                                .multiply(table.additionalMedicareRate())),
                2 * tolerance,
                broken);
        if (box3.compareTo(table.socialSecurityWageBase()) > 0) {
            broken.add("boxes 3 and 7 are %s, above the wage base of %s"
                    .formatted(box3.amount(), table.socialSecurityWageBase().amount()));
        }
        if (box3.compareTo(box5) > 0) {
            broken.add("box 3 is %s, above box 5 with %s".formatted(box3.amount(), box5.amount()));
        }
        // Voiding a paycheck from before the wage base was reached leaves room that no later paycheck was taxed for.
        var insured = box5.min(table.socialSecurityWageBase());
        if (box3.compareTo(insured) < 0) {
            broken.add("box 3 is %s, the wages of box 5 ask for %s".formatted(box3.amount(), insured.amount()));
        }
        if (box2.compareTo(box1) > 0) {
            broken.add("box 2 is %s, above box 1 with %s".formatted(box2.amount(), box1.amount()));
        }
    }

    private static void expect(String box, Money found, BigDecimal of, long tolerance, List<String> broken) {
        var expected = Money.rounded(of, RoundingMode.HALF_UP);
        if (Math.abs(found.cents() - expected.cents()) > tolerance) {
            broken.add("%s is %s, its wages ask for %s".formatted(box, found.amount(), expected.amount()));
        }
    }

    /** Every amount by the name of its box, in the order of the form. */
    Map<String, Money> boxes() {
        var boxes = new LinkedHashMap<String, Money>();
        boxes.put("1", box1);
        boxes.put("2", box2);
        boxes.put("3", box3);
        boxes.put("4", box4);
        boxes.put("5", box5);
        boxes.put("6", box6);
        boxes.put("10", box10);
        box12.forEach(code -> boxes.put("12 " + code.code(), code.amount()));
        states.forEach(state -> {
            boxes.put("16 " + state.state(), state.wages());
            boxes.put("17 " + state.state(), state.tax());
        });
        localities.forEach(place -> {
            boxes.put("18 %s %s".formatted(place.state(), place.locality()), place.wages());
            boxes.put("19 %s %s".formatted(place.state(), place.locality()), place.tax());
        });
        otherTaxes.forEach(tax -> boxes.put(tax.code(), tax.tax()));
        return boxes;
    }

    Money code(String code) {
        return Money.sum(box12.stream()
                .filter(entry -> entry.code().equals(code))
                .map(Code::amount)
                .toList());
    }

    /** True when every box is zero: nothing was paid after all. */
    boolean isEmpty() {
        return boxes().values().stream().allMatch(Money::isZero);
    }

    private W2 withBroken(List<String> found) {
        return new W2(
                year,
                employeeId,
                employeeNumber,
                employee,
                box1,
                box2,
                box3,
                box4,
                box5,
                box6,
                box10,
                box12,
                retirementPlan,
                occupationCode,
                states,
                localities,
                otherTaxes,
                List.copyOf(found));
    }

    private static Money amount(List<EmployeeSum> sums, String code) {
        return sum(sums, line -> line.code().equals(code));
    }

    private static Money sum(List<EmployeeSum> sums, Predicate<EmployeeSum> which) {
        return Money.sum(sums.stream().filter(which).map(EmployeeSum::amount).toList());
    }

    private static Money wages(List<EmployeeSum> sums, String code) {
        return Money.sum(sums.stream()
                .filter(line -> line.code().equals(code))
                .map(EmployeeSum::wages)
                .toList());
    }
}
