package org.openpractice.payroll.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.advance.AdvanceDue;
import org.openpractice.payroll.benefit.BenefitInput;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.calendar.PaydaysOfYear;
import org.openpractice.payroll.expense.Reimbursement;
import org.openpractice.payroll.garnishment.OrdersInForce;
import org.openpractice.payroll.levy.LevyInput;
import org.openpractice.payroll.localtax.LocalTaxInput;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.payline.Earning;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.YearToDate;
import org.openpractice.payroll.place.SourcingInput;
import org.openpractice.payroll.retirement.RetirementInput;
import org.openpractice.payroll.statetax.CertifiedClaims;
import org.openpractice.payroll.time.Work;
import org.openpractice.payroll.unemployment.UnemploymentInput;
import org.openpractice.payroll.withholding.FormW4;

/**
 * Everything that decides what one employee is paid on one paycheck. It is kept with the paycheck.
 *
 * @param manner regular wages of a period, or wages paid apart from them
 * @param work what was worked, and on what terms
 * @param otherEarnings earnings that do not come from the work of the period
 * @param earlierPeriods periods before this one of which something is owed
 * @param items what decides the taxes of items that the run was asked to pay; null where that makes no difference
 * @param reimbursements expenses that are given back
 * @param sourcing where the employee works and lives
 * @param form Form W-4 in force on the pay date
 * @param formEffectiveFrom since when it is in force
 * @param stateCertificates certificates in force on the pay date, by state
 * @param federalFormContinues states for which the group decided that a federal Form W-4 of before 2020 continues
 * @param employees how many people the group employs, as far as a state asks: never told above 25
 * @param advances advances of pay that it pays out or takes back
 * @param earlier what single paychecks before this one came to; null where that makes no difference
 * @param year how a year is paid that has a payday more than usual; null in every other
 * @param yearToDate sums of the year before this paycheck
 */
record PayInput(
        Manner manner,
        PayFrequency frequency,
        PayPeriod period,
        Work work,
        List<Earning> otherEarnings,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EarlierPeriod> earlierPeriods,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PaidItems items,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Reimbursement> reimbursements,
        SourcingInput sourcing,
        FormW4 form,
        LocalDate formEffectiveFrom,
        Map<String, CertifiedClaims> stateCertificates,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> federalFormContinues,
        int employees,
        BenefitInput benefits,
        RetirementInput retirement,
        OrdersInForce garnishments,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AdvanceDue> advances,
        LocalTaxInput localTaxes,
        LevyInput levies,
        UnemploymentInput unemployment,
        @Nullable EarlierPay earlier,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PaydaysOfYear year,

        @JsonIgnore List<YearToDate> yearToDate) {

    /** How wages are paid; income tax is calculated accordingly. */
    public enum Manner {
        /** The regular wages of a period; what is supplemental among them is taxed together with them. */
        REGULAR,
        /** Apart from regular wages (26 CFR 31.3402(g)-1). */
        SUPPLEMENTAL;

        /**
         * How a run of a kind pays: leave paid out, or a bonus, after all wages of the employment are paid is paid apart from
         * them (Publication 15, section 7).
         */
        static Manner of(PayRun.Kind kind, Work work, List<EarlierPeriod> earlierPeriods, List<Earning> otherEarnings) {
            if (kind.isApart()) {
                return SUPPLEMENTAL;
            }
            boolean wages = !work.isEmpty()
                    || !earlierPeriods.isEmpty()
                    || otherEarnings.stream()
                            .anyMatch(earning -> !PayCode.isSupplemental(earning.code())
                                    && !earning.code().equals(PayCode.PAID_TIME_OFF));
            return kind == PayRun.Kind.FINAL && !wages ? SUPPLEMENTAL : REGULAR;
        }
    }

    @SuppressWarnings(
            "ConstantValue") // the year is not kept with the paycheck: its lines tell it; most have no earlier period
    public PayInput {
        otherEarnings = List.copyOf(otherEarnings);
        earlierPeriods = earlierPeriods == null ? List.of() : List.copyOf(earlierPeriods);
        reimbursements = reimbursements == null ? List.of() : List.copyOf(reimbursements);
        stateCertificates = Map.copyOf(stateCertificates);
        federalFormContinues = federalFormContinues == null ? List.of() : List.copyOf(federalFormContinues);
        advances = advances == null ? List.of() : List.copyOf(advances);
        yearToDate = yearToDate == null ? List.of() : List.copyOf(yearToDate);
    }

    PayInput inYear(List<YearToDate> before) {
        return with(otherEarnings, items, before);
    }

    /** Whether its one earning says what is to be paid out instead of what it comes to before taxes. */
    @JsonIgnore
    boolean isGrossedUp() {
        return items != null && items.grossedUp();
    }

    /** The same, of which the one earning comes to a gross. */
    PayInput paying(Money gross) {
        return with(
                List.of(otherEarnings.getFirst().comingTo(gross)),
                items == null ? null : items.paying(gross),
                yearToDate);
    }

    private PayInput with(List<Earning> earnings, @Nullable PaidItems itsItems, List<YearToDate> before) {
        return new PayInput(
                manner,
                frequency,
                period,
                work,
                earnings,
                earlierPeriods,
                itsItems,
                reimbursements,
                sourcing,
                form,
                formEffectiveFrom,
                stateCertificates,
                federalFormContinues,
                employees,
                benefits,
                retirement,
                garnishments,
                advances,
                localTaxes,
                levies,
                unemployment,
                earlier,
                year,
                before);
    }

    @JsonIgnore
    EarlierPay earlierPay() {
        return earlier == null ? EarlierPay.NONE : earlier;
    }

    /** Pay periods a year for federal income tax. */
    @JsonIgnore
    int withholdingPeriods() {
        return year == null ? frequency.periodsPerYear() : year.withholdingPeriods();
    }

    /** How many pay periods it pays wages of: a final paycheck may pay several. Lump sums are pay of one. */
    @JsonIgnore
    int paidPeriods() {
        long earlier = earlierPeriods.stream()
                .filter(period -> period.paid() == null && !period.work().isEmpty())
                .count();
        return (int) Math.max(1, work.isEmpty() ? earlier : earlier + 1);
    }

    @JsonIgnore
    public String workState() {
        return sourcing.places().work().state();
    }
}
