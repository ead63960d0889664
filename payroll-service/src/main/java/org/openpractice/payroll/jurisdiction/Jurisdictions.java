package org.openpractice.payroll.jurisdiction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.Month;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.TaxJurisdiction;
import org.openpractice.payroll.place.SourcingInput;
import org.openpractice.platform.records.EffectiveDated;

/** Where people work and live and what they certified about it, read for many at once. */
@ApplicationScoped
public class Jurisdictions {

    private final EntityManager entities;
    private final EnrollmentHistory terms;

    Jurisdictions(EntityManager entities, EnrollmentHistory terms) {
        this.entities = entities;
        this.terms = terms;
    }

    List<TaxJurisdiction> fromStaff(UUID employeeId) {
        return terms.of(TaxJurisdiction.class, employeeId);
    }

    List<EnteredJurisdiction> entered(UUID employeeId) {
        return terms.of(EnteredJurisdiction.class, employeeId);
    }

    List<NonresidenceCertificate> certificates(UUID employeeId) {
        return terms.of(NonresidenceCertificate.class, employeeId);
    }

    /**
     * Where people worked and lived, in two queries however many they are. Somebody whose whereabouts were never said is left
     * out.
     */
    public Map<UUID, JurisdictionHistory> histories(Collection<UUID> employeeIds) {
        var staff = terms.of(TaxJurisdiction.class, employeeIds);
        var entered = terms.of(EnteredJurisdiction.class, employeeIds);
        var histories = new HashMap<UUID, JurisdictionHistory>();
        for (var id : employeeIds) {
            if (staff.containsKey(id) || entered.containsKey(id)) {
                histories.put(
                        id,
                        JurisdictionHistory.of(staff.getOrDefault(id, List.of()), entered.getOrDefault(id, List.of())));
            }
        }
        return histories;
    }

    /**
     * What decides where each one's wages of a period are taxed. The place of work is that of the last day of the period,
     * and other states of work in it are told;
     * a certificate and a registration count on the pay date. Somebody whose whereabouts were never said is left out.
     */
    public Map<UUID, SourcingInput> of(Collection<UUID> employeeIds, PayPeriod period) {
        var histories = histories(employeeIds);
        var certificates = terms.of(NonresidenceCertificate.class, employeeIds);
        var registered = registeredOn(period.payDate());
        var januaryFirst = LocalDate.of(period.payDate().getYear(), Month.JANUARY, 1);
        var byEmployee = new HashMap<UUID, SourcingInput>();
        histories.forEach((id, history) -> {
            history.on(period.endsOn()).ifPresent(places -> {
                var work = places.work().state();
                var certificate = EffectiveDated.on(
                                period.payDate(),
                                certificates.getOrDefault(id, List.of()).stream()
                                        .filter(filed -> filed.workState().equals(work))
                                        .toList())
                        .map(NonresidenceCertificate::filed)
                        .orElse(null);
                byEmployee.put(
                        id,
                        new SourcingInput(
                                places,
                                history.on(januaryFirst).orElse(places),
                                certificate,
                                registered,
                                history.workStates(period.startsOn(), period.endsOn()).stream()
                                        .filter(state -> !state.equals(work))
                                        .toList()));
            });
        });
        return byEmployee;
    }

    /** States in which the group is registered on a day, in the order of their codes. */
    public List<String> registeredOn(LocalDate day) {
        return entities.createQuery("from StateRegistration order by state", StateRegistration.class)
                .getResultStream()
                .filter(registration -> registration.holdsOn(day))
                .map(StateRegistration::state)
                .toList();
    }
}
