package org.openpractice.staff.employee;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.platform.us.Npi;
import org.openpractice.platform.us.PostalAddress;
import org.openpractice.staff.WrongFields;

/**
 * Who somebody is, apart from the social security number.
 *
 * @param firstName legal first name, as on the I-9 and the W-4
 * @param formerLastNames every other last name the person was known by; searched in screening; none when absent
 * @param homeAddress where the person lives; its state is the residence state for withholding
 * @param npi required of providers
 * @param deaNumber of those who prescribe controlled substances
 */
@Embeddable
public record Person(
        @NotBlank @Size(max = 60) String firstName,
        @Nullable @Size(max = 60) String middleName,
        @NotBlank @Size(max = 60) String lastName,
        @Size(max = 10) List<@NotBlank @Size(max = 60) String> formerLastNames,
        @NotNull LocalDate birthDate,
        @NotNull WorkEmail workEmail,

        @NotNull @Valid @Embedded @EmbeddedColumnNaming("home_%s")
        PostalAddress homeAddress,

        @Nullable Npi npi,
        @Nullable DeaNumber deaNumber) {

    /** Nobody under 14 may work outside agriculture (29 CFR 570.2, 570.33, 570.119). */
    static final int YOUNGEST_YEARS = 14;

    /** Beyond this a birth date is a slip of the pen. */
    static final int OLDEST_YEARS = 100;

    /** Trims names; blank middle names and missing lists become none, so that equal people are equal. */
    public Person {
        firstName = trimmed(firstName);
        middleName = middleName == null || middleName.isBlank() ? null : middleName.strip();
        lastName = trimmed(lastName);
        formerLastNames = formerLastNames == null
                ? List.of()
                : formerLastNames.stream()
                        .filter(Objects::nonNull)
                        .map(String::strip)
                        .distinct()
                        .toList();
    }

    /** Null stays null for the validation that follows, which names the field. */
    @SuppressWarnings("NullAway")
    private static String trimmed(String name) {
        return name == null ? null : name.strip();
    }

    /**
     * Notes what keeps this person from that work.
     *
     * @param workFrom first day of the work
     * @param provider whether the work is billed under the person's own NPI
     */
    void check(LocalDate workFrom, boolean provider, WrongFields wrong) {
        if (birthDate.plusYears(YOUNGEST_YEARS).isAfter(workFrom)) {
            wrong.add(
                    "person.birthDate",
                    "expected a birth date at least " + YOUNGEST_YEARS + " years before " + workFrom
                            + ", the first day of the work");
        } else if (birthDate.plusYears(OLDEST_YEARS).isBefore(workFrom)) {
            wrong.add(
                    "person.birthDate",
                    "expected a birth date at most " + OLDEST_YEARS + " years before " + workFrom
                            + ", the first day of the work");
        }
        if (provider && npi == null) {
            wrong.add("person.npi", "expected an NPI: the position renders services billed under the person's own NPI");
        }
    }

    /** What is unusual about the person's data, though not wrong. */
    List<Warning> warnings() {
        if (deaNumber == null
                || deaNumber.fits(lastName)
                || formerLastNames.stream().anyMatch(deaNumber::fits)) {
            return List.of();
        }
        return List.of(new Warning(
                "person.deaNumber",
                "the second letter of the DEA number is not the first letter of the last name or of a former one"));
    }

    /** The same person, who was also known by that last name. */
    Person formerlyAlso(String otherLastName) {
        if (otherLastName.equalsIgnoreCase(lastName)
                || formerLastNames.stream().anyMatch(otherLastName::equalsIgnoreCase)) {
            return this;
        }
        var names = new ArrayList<>(formerLastNames);
        names.add(otherLastName);
        return new Person(firstName, middleName, lastName, names, birthDate, workEmail, homeAddress, npi, deaNumber);
    }

    /** The same person with that NPI, or as before when there is none. */
    Person withNpi(@Nullable Npi newNpi) {
        return newNpi == null
                ? this
                : new Person(
                        firstName,
                        middleName,
                        lastName,
                        formerLastNames,
                        birthDate,
                        workEmail,
                        homeAddress,
                        newNpi,
                        deaNumber);
    }

    /** What other services learn about the person. */
    /** @param ssn sealed as it is kept: whoever has the group's key, and needs it, opens it */
    EmploymentEvent.Person fact(SealedSsn ssn) {
        return new EmploymentEvent.Person(
                firstName,
                middleName,
                lastName,
                formerLastNames,
                birthDate,
                npi == null ? null : npi.digits(),
                Base64.getEncoder().encodeToString(ssn.sealed()),
                workEmail.address());
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "Person[hidden]";
    }
}
