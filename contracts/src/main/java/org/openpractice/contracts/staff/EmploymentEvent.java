package org.openpractice.contracts.staff;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How people come to the group, change and leave it. */
public sealed interface EmploymentEvent extends StaffEvent, AboutEmployee {

    /** Somebody was taken on; {@code startsOn} is the first day of work for pay. */
    record EmployeeHired(UUID employeeId, Person person, Assignment assignment, LocalDate startsOn)
            implements EmploymentEvent {}

    /** Person or assignment changed; both are given whole, as they are from {@code effectiveOn}. */
    record EmployeeChanged(UUID employeeId, Person person, Assignment assignment, LocalDate effectiveOn)
            implements EmploymentEvent {}

    /** Employment ends at the end of {@code lastDay}. */
    record EmployeeTerminated(UUID employeeId, LocalDate lastDay, TerminationReason reason)
            implements EmploymentEvent {}

    /** The end that was told was not so: employment ends, or ended, at the end of {@code lastDay}. */
    record EmployeeEndCorrected(UUID employeeId, LocalDate formerLastDay, LocalDate lastDay, TerminationReason reason)
            implements EmploymentEvent {}

    /** The end that was told is withdrawn: employment goes on as if it had never been told. */
    record EmployeeEndWithdrawn(UUID employeeId, LocalDate formerLastDay) implements EmploymentEvent {}

    /** Somebody never came: the employment that was to start on that day never was. An earlier one stays as it was. */
    record EmployeeHireCanceled(UUID employeeId, LocalDate startsOn) implements EmploymentEvent {}

    /**
     * Somebody was taken on again who had left, or whose hire was canceled. Told of a start that stands already, a
     * cancellation was taken back.
     */
    record EmployeeRehired(UUID employeeId, Person person, Assignment assignment, LocalDate startsOn)
            implements EmploymentEvent {}

    /**
     * Who somebody is, as far as payroll and screening must know.
     *
     * @param formerLastNames every other last name the person is or was known by (maiden name); searched in screening
     * @param npi national provider identifier, ten digits; null for staff who have none
     * @param sealedSsn social security number, sealed under the key of the practice group for the cell {@link #SSN_TABLE},
     *     {@link #SSN_COLUMN} and the employee's id, in base64; absent in events from before it was told
     * @param workEmail address at work, by which offices know people too; absent in events from before it was told
     */
    record Person(
            String firstName,
            @Nullable String middleName,
            String lastName,
            List<String> formerLastNames,
            LocalDate birthDate,
            @Nullable String npi,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String sealedSsn,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String workEmail) {

        /** Where the number was sealed: what was sealed for another cell does not open. */
        public static final String SSN_TABLE = "employee";

        public static final String SSN_COLUMN = "ssn";

        /** Somebody of whom no number is told. */
        public Person(
                String firstName,
                @Nullable String middleName,
                String lastName,
                List<String> formerLastNames,
                LocalDate birthDate,
                @Nullable String npi) {
            this(firstName, middleName, lastName, formerLastNames, birthDate, npi, null, null);
        }

        /** Somebody of whom no address is told. */
        public Person(
                String firstName,
                @Nullable String middleName,
                String lastName,
                List<String> formerLastNames,
                LocalDate birthDate,
                @Nullable String npi,
                @Nullable String sealedSsn) {
            this(firstName, middleName, lastName, formerLastNames, birthDate, npi, sealedSsn, null);
        }
    }

    /**
     * What somebody does and where.
     *
     * @param employeeNumber the group's own number, unique in the group
     * @param workState two-letter USPS code of the location
     * @param residenceState two-letter USPS code
     * @param provider renders services that are billed under the person's own NPI
     * @param bloodborneExposure occupational exposure to blood (29 CFR 1910.1030(b))
     */
    record Assignment(
            String employeeNumber,
            UUID locationId,
            String workState,
            String residenceState,
            UUID departmentId,
            String positionTitle,
            EmploymentType employmentType,
            boolean provider,
            boolean bloodborneExposure) {}

    /** How much somebody works. */
    enum EmploymentType {
        FULL_TIME,
        PART_TIME,
        PER_DIEM
    }

    /** Why an employment ended. */
    enum TerminationReason {
        RESIGNED,
        DISCHARGED,
        LAID_OFF,
        RETIRED,
        DECEASED,
        END_OF_CONTRACT
    }
}
