package org.openpractice.contracts.staff;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.DomainEvent;

/** What happened to the practice's structure and its people. */
public sealed interface StaffEvent extends DomainEvent {

    String TOPIC = "staff.events.v1";

    @Override
    default String topic() {
        return TOPIC;
    }

    /** A fact about one place. */
    sealed interface AboutLocation extends StaffEvent {
        UUID locationId();

        @Override
        default String aggregateType() {
            return "location";
        }

        @Override
        default UUID aggregateId() {
            return locationId();
        }
    }

    /** A fact about one person on the staff. */
    sealed interface AboutEmployee extends StaffEvent {
        UUID employeeId();

        @Override
        default String aggregateType() {
            return "employee";
        }

        @Override
        default UUID aggregateId() {
            return employeeId();
        }
    }

    /**
     * A place where the group sees patients.
     *
     * @param state two-letter USPS code
     * @param placeOfService CMS place-of-service code, for example 11 (office)
     */
    record LocationOpened(
            UUID locationId, String name, String street, String city, String state, String zip, String placeOfService)
            implements AboutLocation {}

    /** Somebody was taken on; {@code startsOn} is the first day of work for pay. */
    record EmployeeHired(UUID employeeId, Person person, Assignment assignment, LocalDate startsOn)
            implements AboutEmployee {}

    /** Person or assignment changed; both are given whole, as they are from {@code effectiveOn}. */
    record EmployeeChanged(UUID employeeId, Person person, Assignment assignment, LocalDate effectiveOn)
            implements AboutEmployee {}

    /** Employment ends at the end of {@code lastDay}. */
    record EmployeeTerminated(UUID employeeId, LocalDate lastDay, TerminationReason reason) implements AboutEmployee {}

    /** Somebody who had left was taken on again. */
    record EmployeeRehired(UUID employeeId, Person person, Assignment assignment, LocalDate startsOn)
            implements AboutEmployee {}

    /**
     * The person may not work from that day.
     *
     * @param becauseOfEventId CloudEvents id of the fact that caused it
     */
    record EmployeeBlocked(UUID employeeId, LocalDate from, UUID becauseOfEventId) implements AboutEmployee {}

    /** The block was lifted; the person may work again from that day. */
    record EmployeeUnblocked(UUID employeeId, LocalDate from, UUID becauseOfEventId) implements AboutEmployee {}

    /**
     * Who somebody is, as far as payroll and screening must know.
     *
     * @param formerLastNames every other last name the person is or was known by (maiden name); searched in screening
     * @param npi national provider identifier, ten digits; null for staff who have none
     */
    record Person(
            String firstName,
            @Nullable String middleName,
            String lastName,
            List<String> formerLastNames,
            LocalDate birthDate,
            @Nullable String npi) {}

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

    enum EmploymentType {
        FULL_TIME,
        PART_TIME,
        PER_DIEM
    }

    enum TerminationReason {
        RESIGNED,
        DISCHARGED,
        LAID_OFF,
        RETIRED,
        DECEASED,
        END_OF_CONTRACT
    }
}
