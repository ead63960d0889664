package org.openpractice.local.story;

import java.time.LocalDate;

/**
 * Somebody on the made-up staff; every number is built to pass its check and to belong to nobody.
 *
 * @param number employee number
 * @param job what the person does
 * @param npi empty unless the job is a provider's
 */
record Colleague(
        String number,
        String firstName,
        String lastName,
        LocalDate birthDate,
        String ssn,
        String workEmail,
        Job job,
        Place location,
        LocalDate startsOn,
        String npi,
        String deaNumber) {

    String name() {
        return firstName + " " + lastName;
    }

    /** A line of the roster file, in the order of {@link Roster#HEADER}. */
    String rosterLine() {
        return String.join(
                ",",
                number,
                firstName,
                "",
                lastName,
                "",
                birthDate.toString(),
                ssn,
                workEmail,
                number.substring(2) + " Sample Street",
                location.city(),
                location.state(),
                location.zip().substring(0, 5),
                location.title(),
                job.department(),
                job.title(),
                "FULL_TIME",
                startsOn.toString(),
                npi,
                deaNumber);
    }
}
