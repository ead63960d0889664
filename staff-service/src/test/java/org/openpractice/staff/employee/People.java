package org.openpractice.staff.employee;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.staff.EmploymentEvent.EmploymentType;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.us.Npi;
import org.openpractice.platform.us.PostalAddress;
import org.openpractice.platform.us.UsState;
import org.openpractice.platform.us.ZipCode;
import org.openpractice.staff.practice.Department;
import org.openpractice.staff.practice.Location;
import org.openpractice.staff.practice.Position;

/** Synthetic people for rules that need no database. */
final class People {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 2);

    static final PostalAddress HOME =
            new PostalAddress("12 Sample Street", "Pittsburgh", UsState.PA, new ZipCode("15213"));

    static final Location OAKLAND = new Location(
            Ids.next(),
            "Oakland",
            new PostalAddress("1 Fifth Avenue", "Pittsburgh", UsState.PA, new ZipCode("15213")),
            "11");

    static final Location WHEELING = new Location(
            Ids.next(),
            "Wheeling",
            new PostalAddress("2 Main Street", "Wheeling", UsState.WV, new ZipCode("26003")),
            "11");

    static final Department CARE = new Department(Ids.next(), "Care");

    static final Position PHYSICIAN = new Position(Ids.next(), "Physician", true, true, true, 4);

    static final Position RECEPTIONIST = new Position(Ids.next(), "Receptionist", false, false, false, 6);

    private People() {}

    static Person person(String lastName, @Nullable String npi, @Nullable String dea) {
        return new Person(
                "Ada",
                null,
                lastName,
                List.of(),
                LocalDate.of(1985, 2, 28),
                new WorkEmail("ada@practice.example"),
                HOME,
                npi == null ? null : new Npi(npi),
                dea == null ? null : new DeaNumber(dea));
    }

    static Person born(LocalDate birthDate) {
        return new Person(
                "Ada", null, "Example", List.of(), birthDate, new WorkEmail("ada@practice.example"), HOME, null, null);
    }

    static Assignment receptionist(LocalDate from) {
        return Assignment.of(from, OAKLAND, CARE, RECEPTIONIST, EmploymentType.FULL_TIME);
    }

    static Assignment physician(LocalDate from) {
        return Assignment.of(from, OAKLAND, CARE, PHYSICIAN, EmploymentType.FULL_TIME);
    }

    static SealedSsn ssn(String text) {
        return new SealedSsn(
                UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Somebody who starts as a receptionist that day. */
    static Employee receptionistSince(LocalDate startsOn) {
        return Employee.hire(
                Ids.next(),
                new EmployeeNumber("E-1"),
                person("Example", null, null),
                ssn("123-45-6789"),
                receptionist(startsOn),
                TODAY);
    }
}
