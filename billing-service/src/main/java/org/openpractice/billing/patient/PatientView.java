package org.openpractice.billing.patient;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.Address;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.http.Versioned;

/**
 * A patient.
 *
 * @param memberId the last four characters only
 */
record PatientView(
        UUID id,
        PersonName name,
        LocalDate birthDate,
        Patient.Sex sex,
        Address address,
        UUID payerId,
        String memberId,
        Relationship relationship,
        @Nullable PersonName subscriber,
        long version)
        implements Identified, Versioned {

    static PatientView of(Patient patient, ColumnCipher cipher) {
        var memberId = patient.memberId(cipher);
        return new PatientView(
                patient.id(),
                patient.name(),
                patient.birthDate(),
                patient.sex(),
                patient.address(),
                patient.payerId(),
                "***" + memberId.substring(Math.max(0, memberId.length() - 4)),
                patient.relationship(),
                patient.subscriber().orElse(null),
                patient.version());
    }
}
