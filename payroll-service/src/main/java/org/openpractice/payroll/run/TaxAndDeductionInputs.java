package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.advance.AdvanceDue;
import org.openpractice.payroll.benefit.BenefitInput;
import org.openpractice.payroll.benefit.BenefitInputs;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.calendar.PaydaysOfYear;
import org.openpractice.payroll.calendar.YearChoices;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.enrollment.StateCertificates;
import org.openpractice.payroll.enrollment.WithholdingCertificate;
import org.openpractice.payroll.expense.Reimbursement;
import org.openpractice.payroll.garnishment.GarnishedRun;
import org.openpractice.payroll.garnishment.GarnishmentOrders;
import org.openpractice.payroll.garnishment.OrdersInForce;
import org.openpractice.payroll.jurisdiction.Jurisdictions;
import org.openpractice.payroll.levy.LevyInput;
import org.openpractice.payroll.levy.LevySettings;
import org.openpractice.payroll.localtax.EnteredLocalTaxes;
import org.openpractice.payroll.localtax.FlatTaxExemption;
import org.openpractice.payroll.localtax.LocalTaxInput;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.payline.Earning;
import org.openpractice.payroll.payline.YearToDate;
import org.openpractice.payroll.place.Place;
import org.openpractice.payroll.place.SourcingInput;
import org.openpractice.payroll.retirement.RetirementInput;
import org.openpractice.payroll.retirement.RetirementInputs;
import org.openpractice.payroll.statetax.CertifiedClaims;
import org.openpractice.payroll.statetax.StateWithholdingSettings;
import org.openpractice.payroll.time.Work;
import org.openpractice.payroll.unemployment.UnemploymentAccounts;
import org.openpractice.payroll.unemployment.UnemploymentInput;
import org.openpractice.payroll.withholding.FormW4;
import org.openpractice.platform.records.EffectiveDated;

/** What decides taxes and deductions of many people in a run, beside what they earned. */
@ApplicationScoped
class TaxAndDeductionInputs {

    /** More employees than this make no difference to any state. */
    private static final int EMPLOYEES_TOLD = 25;

    private final Enrollments enrollments;
    private final EnrollmentHistory terms;
    private final Jurisdictions jurisdictions;
    private final StateCertificates stateCertificates;
    private final StateWithholdingSettings stateSettings;
    private final BenefitInputs benefits;
    private final RetirementInputs retirement;
    private final GarnishmentOrders garnishments;
    private final EnteredLocalTaxes localTaxes;
    private final LevySettings levies;
    private final UnemploymentAccounts unemployment;
    private final YearChoices yearChoices;
    private final YearsToDate yearsToDate;
    private final EarlierPaychecks earlierPaychecks;

    TaxAndDeductionInputs(
            Enrollments enrollments,
            EnrollmentHistory terms,
            Jurisdictions jurisdictions,
            StateCertificates stateCertificates,
            StateWithholdingSettings stateSettings,
            BenefitInputs benefits,
            RetirementInputs retirement,
            GarnishmentOrders garnishments,
            EnteredLocalTaxes localTaxes,
            LevySettings levies,
            UnemploymentAccounts unemployment,
            YearChoices yearChoices,
            YearsToDate yearsToDate,
            EarlierPaychecks earlierPaychecks) {
        this.enrollments = enrollments;
        this.terms = terms;
        this.jurisdictions = jurisdictions;
        this.stateCertificates = stateCertificates;
        this.stateSettings = stateSettings;
        this.benefits = benefits;
        this.retirement = retirement;
        this.garnishments = garnishments;
        this.localTaxes = localTaxes;
        this.levies = levies;
        this.unemployment = unemployment;
        this.yearChoices = yearChoices;
        this.yearsToDate = yearsToDate;
        this.earlierPaychecks = earlierPaychecks;
    }

    /**
     * As they stand for one pay date, by employee where they are somebody's own.
     *
     * @param employees how many people the group employs, as far as a state asks
     */
    record TaxesAndDeductions(
            PayRun run,
            PayPeriod period,
            Map<UUID, SourcingInput> sourcing,
            Map<UUID, List<WithholdingCertificate>> certificates,
            Map<UUID, Map<String, CertifiedClaims>> certified,
            List<String> federalFormContinues,
            int employees,
            Map<UUID, BenefitInput> benefits,
            Map<UUID, RetirementInput> retirement,
            Map<UUID, OrdersInForce> garnishments,
            LocalTaxInput localTaxes,
            Map<UUID, List<FlatTaxExemption>> exemptions,
            LevyInput levies,
            UnemploymentInput unemployment,
            Map<UUID, EarlierPay> earlier,
            @Nullable PaydaysOfYear year,
            Map<UUID, List<YearToDate>> years) {

        /** Where somebody works on the last day; null when it was never said. */
        @Nullable
        Place workPlace(UUID employee) {
            var where = sourcing.get(employee);
            return where == null ? null : where.places().work();
        }

        PayInput input(
                UUID employee,
                Work work,
                List<Earning> otherEarnings,
                List<EarlierPeriod> earlierPeriods,
                @Nullable PaidItems items,
                List<AdvanceDue> advances,
                List<Reimbursement> reimbursements) {
            var payDate = period.payDate();
            var manner = PayInput.Manner.of(run.kind(), work, earlierPeriods, otherEarnings);
            boolean apart = manner == PayInput.Manner.SUPPLEMENTAL;
            var where = sourcing.get(employee);
            if (where == null) {
                throw new IllegalStateException("An enrollment has no jurisdiction");
            }
            var certificate = EffectiveDated.on(payDate, certificates.getOrDefault(employee, List.of()));
            var chosen = benefits.getOrDefault(employee, BenefitInput.none(payDate));
            var plan = retirement.getOrDefault(employee, RetirementInput.none(payDate));
            return new PayInput(
                    manner,
                    run.frequency(),
                    period,
                    work,
                    otherEarnings,
                    earlierPeriods,
                    items,
                    reimbursements,
                    where,
                    certificate.map(WithholdingCertificate::form).orElseGet(FormW4::none),
                    certificate.map(WithholdingCertificate::effectiveFrom).orElse(payDate),
                    certified.getOrDefault(employee, Map.of()),
                    federalFormContinues,
                    employees,
                    due(chosen, apart),
                    apart ? plan.forSupplementalPay() : plan,
                    garnishments.getOrDefault(
                            employee, OrdersInForce.none(where.places().work().state())),
                    advances,
                    localTaxes.forEmployee(exemptions.getOrDefault(employee, List.of())),
                    levies,
                    unemployment,
                    earlier.get(employee),
                    year,
                    years.getOrDefault(employee, List.of()));
        }

        private BenefitInput due(BenefitInput chosen, boolean apart) {
            if (apart && run.kind() == PayRun.Kind.FINAL) {
                return chosen.withInsuranceAlone();
            }
            if (apart) {
                return chosen.forSupplementalPay();
            }
            return year != null && !year.benefits() ? chosen.withInsuranceAlone() : chosen;
        }
    }

    TaxesAndDeductions of(PayRun run, PayPeriod period, Collection<UUID> ids) {
        var payDate = period.payDate();
        var localTerms = localTaxes.on(payDate);
        var sourcing = onDaysOfEmployment(jurisdictions.of(ids, period), period);
        return new TaxesAndDeductions(
                run,
                period,
                sourcing,
                terms.of(WithholdingCertificate.class, ids),
                stateCertificates.inForce(ids, payDate),
                stateSettings.federalFormContinues(payDate),
                enrollments
                        .idsBetween(period.startsOn(), period.endsOn(), PayRunCalculation.FIRST, EMPLOYEES_TOLD)
                        .size(),
                benefits.of(
                        ids,
                        period,
                        run.kind() == PayRun.Kind.FINAL
                                ? 0
                                : yearChoices.benefitPaydaysLeftInMonth(run.payCalendarId(), payDate)),
                retirement.of(ids, period, run.payCalendarId()),
                garnishments.of(
                        ids,
                        new GarnishedRun(
                                run.id(),
                                run.payCalendarId(),
                                period,
                                run.kind().isApart()),
                        sourcing),
                localTerms,
                localTerms.flatCodes().isEmpty() ? Map.of() : jurisdictions.exemptions(ids, payDate),
                levies.on(payDate),
                unemployment.on(payDate),
                earlierPaychecks.of(run, period, ids, localTerms.flatCodes()),
                yearChoices.of(run.payCalendarId(), period.startsOn(), payDate),
                yearsToDate.of(ids, payDate.getYear(), run.id()));
    }

    /** Somebody who comes back to another place than they left did not move inside the period. */
    private Map<UUID, SourcingInput> onDaysOfEmployment(Map<UUID, SourcingInput> sourcing, PayPeriod period) {
        var moved = sourcing.entrySet().stream()
                .filter(where -> !where.getValue().workedBefore().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        if (moved.isEmpty()) {
            return sourcing;
        }
        var spans = terms.spans(moved);
        var histories = jurisdictions.histories(moved);
        var all = new HashMap<>(sourcing);
        for (var id : moved) {
            var states = new LinkedHashSet<String>();
            for (var day = period.startsOn(); !day.isAfter(period.endsOn()); day = day.plusDays(1)) {
                var on = day;
                if (spans.getOrDefault(id, List.of()).stream().anyMatch(span -> span.covers(on))) {
                    Optional.ofNullable(histories.get(id))
                            .flatMap(history -> history.workState(on))
                            .ifPresent(states::add);
                }
            }
            all.computeIfPresent(id, (same, where) -> {
                states.remove(where.places().work().state());
                return new SourcingInput(
                        where.places(),
                        where.onJanuaryFirst(),
                        where.certificate(),
                        where.registeredStates(),
                        List.copyOf(states));
            });
        }
        return all;
    }
}
