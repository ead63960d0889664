package org.openpractice.payroll.takeover;

import static java.util.Map.entry;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openpractice.payroll.benefit.BenefitPlans;
import org.openpractice.payroll.garnishment.GarnishmentOrders;
import org.openpractice.payroll.levy.LevyTables;
import org.openpractice.payroll.localtax.EnteredLocalTaxes;
import org.openpractice.payroll.localtax.LocalTables;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.platform.us.UsState;

/** What a code of a take-over file is: those under which paychecks here are added up, and no others. */
@ApplicationScoped
class TakeOverCodes {

    /**
     * What a row of a code says.
     *
     * @param hasHours whether it says for how many hours it is, of per-diem pay for how many shifts: they count for the service
     *     of the 401(k) plan and for the Affordable Care Act
     * @param hasWages whether it says on which wages the amount was counted
     */
    record Figure(Kind kind, boolean hasHours, boolean hasWages) {}

    private static final Figure PAY_FOR_HOURS = new Figure(Kind.EARNING, true, false);
    private static final Figure PAY = new Figure(Kind.EARNING, false, false);
    private static final Figure WAGES_NOT_PAID = new Figure(Kind.NONCASH, false, false);
    private static final Figure DEDUCTION = new Figure(Kind.DEDUCTION, false, false);
    private static final Figure CONTRIBUTION = new Figure(Kind.EMPLOYER_CONTRIBUTION, false, false);
    /** Its wages are the compensation that later contributions of the year go on from (IRC 401(a)(17)). */
    private static final Figure CONTRIBUTION_ON_WAGES = new Figure(Kind.EMPLOYER_CONTRIBUTION, false, true);

    private static final Figure TAX = new Figure(Kind.TAX, false, true);
    private static final Figure EMPLOYER_TAX = new Figure(Kind.EMPLOYER_TAX, false, true);

    private static final Map<String, Figure> CODES = Map.ofEntries(
            entry(PayCode.SALARY, PAY_FOR_HOURS),
            entry(PayCode.REGULAR, PAY_FOR_HOURS),
            entry(PayCode.PER_DIEM, PAY_FOR_HOURS),
            entry(PayCode.PAID_TIME_OFF, PAY_FOR_HOURS),
            entry(PayCode.SICK, PAY_FOR_HOURS),
            entry(PayCode.HOLIDAY, PAY_FOR_HOURS),
            entry(PayCode.OVERTIME_PREMIUM, PAY),
            entry(PayCode.STATE_OVERTIME_PREMIUM, PAY),
            entry(PayCode.ON_CALL, PAY),
            entry(PayCode.BONUS, PAY),
            entry(PayCode.DISCRETIONARY_BONUS, PAY),
            entry(PayCode.SEVERANCE, PAY),
            entry(PayCode.PTO_CASH_OUT, PAY),
            entry(PayCode.RETROACTIVE, PAY),
            entry(PayCode.EXPENSE_ALLOWANCE, PAY),
            entry(PayCode.RELOCATION, PAY),
            entry(PayCode.GROUP_TERM_LIFE, WAGES_NOT_PAID),
            entry(PayCode.HEALTH_FSA, DEDUCTION),
            entry(PayCode.DEPENDENT_CARE, DEDUCTION),
            entry(PayCode.HSA, DEDUCTION),
            entry(PayCode.DEFERRAL, DEDUCTION),
            entry(PayCode.ROTH_DEFERRAL, DEDUCTION),
            entry(PayCode.CATCH_UP, DEDUCTION),
            entry(PayCode.ROTH_CATCH_UP, DEDUCTION),
            entry(PayCode.HSA_EMPLOYER, CONTRIBUTION),
            entry(PayCode.EMPLOYER_PART + "FSA-HEALTH", CONTRIBUTION),
            entry(PayCode.EMPLOYER_PART + "DEPENDENT-CARE", CONTRIBUTION),
            entry(PayCode.MATCH, CONTRIBUTION_ON_WAGES),
            entry(PayCode.NON_ELECTIVE, CONTRIBUTION_ON_WAGES),
            entry(PayCode.TRUE_UP, CONTRIBUTION),
            entry(PayCode.FEDERAL_INCOME_TAX, TAX),
            entry(PayCode.SOCIAL_SECURITY, TAX),
            entry(PayCode.MEDICARE, TAX),
            entry(PayCode.ADDITIONAL_MEDICARE, TAX),
            entry(PayCode.SOCIAL_SECURITY_EMPLOYER, EMPLOYER_TAX),
            entry(PayCode.MEDICARE_EMPLOYER, EMPLOYER_TAX),
            entry(PayCode.FUTA, EMPLOYER_TAX));

    /** Codes that begin so and go on; no other record has to know the rest. */
    private static final Map<String, Figure> BEGINNINGS = Map.of(
            PayCode.DIFFERENTIAL, PAY,
            PayCode.PROVIDER, PAY,
            PayCode.AFTER_TAX, DEDUCTION);

    private static final Pattern OF_STATE = Pattern.compile("US-([A-Z]{2})-([A-Z0-9-]{1,40})");

    private final BenefitPlans plans;
    private final GarnishmentOrders orders;
    private final LevyTables levies;
    private final LocalTables places;
    private final EnteredLocalTaxes entered;

    TakeOverCodes(
            BenefitPlans plans,
            GarnishmentOrders orders,
            LevyTables levies,
            LocalTables places,
            EnteredLocalTaxes entered) {
        this.plans = plans;
        this.orders = orders;
        this.levies = levies;
        this.places = places;
        this.entered = entered;
    }

    /**
     * What a row of that code says.
     *
     * @throws IllegalArgumentException what was expected instead
     */
    Figure of(String code, UUID employeeId, LocalDate paidOn) {
        var known = CODES.get(code);
        if (known != null) {
            return known;
        }
        refuseByName(code);
        for (var beginning : BEGINNINGS.entrySet()) {
            if (code.startsWith(beginning.getKey())
                    && code.length() > beginning.getKey().length()) {
                return beginning.getValue();
            }
        }
        if (code.startsWith(PayCode.GARNISHMENT)) {
            if (!orders.codesOf(employeeId).contains(code)) {
                throw new IllegalArgumentException(
                        "expected " + PayCode.GARNISHMENT
                                + " and the reference of one of the person's orders: enter the order first (POST /garnishment-orders)");
            }
            return DEDUCTION;
        }
        if (code.startsWith(PayCode.SECTION_125) || code.startsWith(PayCode.EMPLOYER_PART)) {
            if (!plans.payCodes().contains(code)) {
                throw new IllegalArgumentException(
                        "expected %s, %s or the pay code of one of the group's plans (GET /benefit-plans): limits, Form W-2 and Form 940 go by it, so offer the plan first (POST /benefit-plans)"
                                .formatted(PayCode.HEALTH_FSA, PayCode.DEPENDENT_CARE));
            }
            return code.startsWith(PayCode.SECTION_125) ? DEDUCTION : CONTRIBUTION;
        }
        return ofState(code, paidOn)
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "expected a code under which paychecks here are added up (docs/processes.md, Taking over a practice in mid-year)"));
    }

    /** Figures of a register that are not taken over, each with what to do instead. */
    private static void refuseByName(String code) {
        if (code.startsWith(PayCode.PLAN_LOAN)) {
            throw new IllegalArgumentException(
                    "loans from the plan are not taken over: enter the loan with what is left of it, and leave its repayments out under "
                            + PayCode.AFTER_TAX + "LOAN");
        }
        if (code.contains("BALANCE") || code.contains("ACCRU")) {
            throw new IllegalArgumentException(
                    "balances of leave are not kept in payroll: keep them where leave is recorded; hours of leave that were paid are taken over as "
                            + "%s, %s and %s".formatted(PayCode.PAID_TIME_OFF, PayCode.SICK, PayCode.HOLIDAY));
        }
        if (code.startsWith(PayCode.REIMBURSEMENT)) {
            throw new IllegalArgumentException(
                    "expenses that an accountable plan gave back are no wages and stand on no form: leave them out; what was paid beyond them is "
                            + PayCode.EXPENSE_ALLOWANCE);
        }
        if (code.startsWith(PayCode.ADVANCE)) {
            throw new IllegalArgumentException(
                    "advances are not taken over, for who pays one here pays it out: agree on what is left of it outside of payroll, and leave its repayments out under "
                            + PayCode.AFTER_TAX + "ADVANCE");
        }
        if (code.contains("TIPS") || code.contains("THIRD-PARTY")) {
            throw new IllegalArgumentException(
                    "tips and sick pay of third parties are not taken over: lines 5b and 8 of Form 941 are not kept here");
        }
    }

    private Optional<Figure> ofState(String code, LocalDate paidOn) {
        var parts = OF_STATE.matcher(code);
        if (!parts.matches() || !isState(parts.group(1))) {
            return Optional.empty();
        }
        var state = parts.group(1);
        var place = parts.group(2);
        if (code.equals(PayCode.stateUnemployment(state))) {
            return Optional.of(EMPLOYER_TAX);
        }
        boolean isKnown = code.equals(PayCode.stateIncomeTax(state))
                || levies.codes(paidOn.getYear()).contains(code)
                || places.covers(state, place)
                || code.equals("US-NY-YONKERS-NONRESIDENT")
                || code.equals("US-MD-NONRESIDENT")
                || state.equals("OH") && place.matches("SD-[0-9]{4}")
                || place.startsWith("COUNTY-") && places.knowsCounty(state, place.substring("COUNTY-".length()))
                || Stream.of(paidOn, LocalDate.of(paidOn.getYear(), 12, 31))
                        .flatMap(day -> entered.on(day).taxes().stream())
                        .anyMatch(tax -> tax.code().equals(code));
        return isKnown ? Optional.of(TAX) : Optional.empty();
    }

    private static boolean isState(String code) {
        try {
            return UsState.of(code) != null;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}
