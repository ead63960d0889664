package org.openpractice.payroll.jurisdiction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.TaxJurisdiction;
import org.openpractice.payroll.enrollment.WorkPlaces;
import org.openpractice.payroll.localtax.FlatTaxExemption;
import org.openpractice.payroll.place.Place;
import org.openpractice.payroll.place.Places;
import org.openpractice.payroll.place.SourcingInput;
import org.openpractice.platform.records.EffectiveDated;

/** Where people work and live and what they certified about it, read for many at once. */
@ApplicationScoped
public class Jurisdictions implements WorkPlaces {

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

    List<LocalTaxExemption> exemptions(UUID employeeId) {
        return terms.of(LocalTaxExemption.class, employeeId);
    }

    /** Of flat local taxes, in force on a pay date: each holds to the end of the year in which it takes effect. */
    public Map<UUID, List<FlatTaxExemption>> exemptions(Collection<UUID> employeeIds, LocalDate payDate) {
        var byEmployee = new HashMap<UUID, List<FlatTaxExemption>>();
        terms.of(LocalTaxExemption.class, employeeIds).forEach((id, versions) -> {
            var last = new TreeMap<String, LocalTaxExemption>();
            versions.stream()
                    .filter(version -> !version.effectiveFrom().isAfter(payDate)
                            && version.effectiveFrom().getYear() == payDate.getYear())
                    .sorted(EffectiveDated.IN_ORDER)
                    .forEach(version -> last.put(
                            version.terms().state() + "-" + version.terms().place(), version));
            byEmployee.put(
                    id,
                    last.values().stream()
                            .filter(version -> !version.ended())
                            .map(LocalTaxExemption::terms)
                            .toList());
        });
        return byEmployee;
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
        var whereabouts = whereabouts(employeeIds, period.payDate());
        var byEmployee = new HashMap<UUID, SourcingInput>();
        for (var id : employeeIds) {
            whereabouts
                    .of(id, period.startsOn(), period.endsOn(), period.endsOn())
                    .ifPresent(sourcing -> byEmployee.put(id, sourcing));
        }
        return byEmployee;
    }

    /** Where people worked and lived and what they certified, to be asked for any days that are paid on one day. */
    public Whereabouts whereabouts(Collection<UUID> employeeIds, LocalDate payDate) {
        return new Whereabouts(
                payDate,
                histories(employeeIds),
                terms.of(NonresidenceCertificate.class, employeeIds),
                registeredOn(payDate));
    }

    @Override
    public Optional<Place> on(UUID employeeId, LocalDate day) {
        return Optional.ofNullable(histories(List.of(employeeId)).get(employeeId))
                .flatMap(history -> history.on(day))
                .map(Places::work);
    }

    /**
     * A registration as it stands on a day.
     *
     * @param isNumbered whether the number under which the state knows the group is known
     */
    public record Registered(String state, LocalDate from, boolean holds, boolean isNumbered, long version) {}

    /** Every registration of the group, by state. */
    public Map<String, Registered> registrations(LocalDate day) {
        var byState = new TreeMap<String, Registered>();
        entities.createQuery("from StateRegistration", StateRegistration.class)
                .getResultStream()
                .forEach(registration -> byState.put(
                        registration.state(),
                        new Registered(
                                registration.state(),
                                registration.registeredFrom(),
                                registration.holdsOn(day),
                                registration.isNumbered(),
                                registration.version())));
        return byState;
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
