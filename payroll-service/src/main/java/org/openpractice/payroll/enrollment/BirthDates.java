package org.openpractice.payroll.enrollment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.reading.Reading;
import org.openpractice.platform.records.Records;

/** Birth dates of the people on the payroll, as staff tells them. */
@ApplicationScoped
public class BirthDates implements Records<BirthDate> {

    private final ColumnCipher cipher;

    BirthDates(ColumnCipher cipher) {
        this.cipher = cipher;
    }

    /** Keeps the birth date of somebody on the payroll. */
    public void keep(UUID employeeId, LocalDate birthDate) {
        findByIdOptional(employeeId)
                .ifPresentOrElse(
                        known -> known.born(birthDate, cipher),
                        () -> persist(new BirthDate(employeeId, birthDate, cipher)));
    }

    /** Age on 31 December of a year; null when the birth date is not known. */
    public @Nullable Integer ageAtEndOf(int year, UUID employeeId) {
        return findByIdOptional(employeeId)
                .map(known -> year - known.birthYear())
                .orElse(null);
    }

    /** Ages on 31 December of a year; whose birth date is not known is absent. */
    public Map<UUID, Integer> agesAtEndOf(int year, Collection<UUID> employees) {
        return of(employees).values().stream()
                .collect(Collectors.toMap(BirthDate::id, known -> year - known.birthYear()));
    }

    public Map<UUID, BirthDate> of(Collection<UUID> employees) {
        return employees.isEmpty()
                ? Map.of()
                : list("among(id, ?1)", (Object) Reading.ids(employees)).stream()
                        .collect(Collectors.toMap(BirthDate::id, Function.identity()));
    }
}
