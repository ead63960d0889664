package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeChanged;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeEndCorrected;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeEndWithdrawn;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHireCanceled;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHired;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeRehired;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeTerminated;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.reading.Reading;
import org.openpractice.platform.records.Records;

/**
 * Social security numbers: of two that are on record the one of staff counts, which sees the card and keeps the number unique.
 * Payroll's own holds only where staff has not told one.
 */
@ApplicationScoped
public class StaffSsns implements Records<StaffSsn> {

    private final ColumnCipher cipher;

    StaffSsns(ColumnCipher cipher) {
        this.cipher = cipher;
    }

    /** Keeps what staff tells. */
    public void follow(EmploymentEvent event) {
        switch (event) {
            case EmployeeHired hired -> keep(hired.employeeId(), hired.person());
            case EmployeeChanged changed -> keep(changed.employeeId(), changed.person());
            case EmployeeRehired rehired -> keep(rehired.employeeId(), rehired.person());
            case EmployeeTerminated _, EmployeeEndCorrected _, EmployeeEndWithdrawn _, EmployeeHireCanceled _ -> {}
        }
    }

    private void keep(UUID employeeId, EmploymentEvent.Person person) {
        if (person.sealedSsn() == null) {
            return;
        }
        var sealed = Base64.getDecoder().decode(person.sealedSsn());
        findByIdOptional(employeeId)
                .ifPresentOrElse(known -> known.tell(sealed), () -> persist(new StaffSsn(employeeId, sealed)));
    }

    /** Of whom staff told a number. */
    public Set<UUID> told(Collection<UUID> employees) {
        return employees.isEmpty()
                ? Set.of()
                : list("among(id, ?1)", (Object) Reading.ids(employees)).stream()
                        .map(StaffSsn::id)
                        .collect(Collectors.toSet());
    }

    /** What staff told of somebody; empty when it told none. */
    Optional<SocialSecurityNumber> toldOf(UUID employeeId) {
        return findByIdOptional(employeeId).map(told -> told.number(cipher));
    }

    /** The numbers of wage statements, by employee; also for a view after the change. */
    @Transactional
    Map<UUID, SocialSecurityNumber> of(Collection<TaxIdentity> identities) {
        var numbers = new HashMap<UUID, SocialSecurityNumber>();
        identities.forEach(identity -> numbers.put(identity.enrollmentId(), identity.ssn(cipher)));
        if (!numbers.isEmpty()) {
            list("among(id, ?1)", (Object) Reading.ids(numbers.keySet()))
                    .forEach(told -> numbers.put(told.id(), told.number(cipher)));
        }
        return numbers;
    }
}
