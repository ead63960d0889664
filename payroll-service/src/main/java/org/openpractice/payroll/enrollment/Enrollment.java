package org.openpractice.payroll.enrollment;

import jakarta.persistence.Entity;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.payroll.EnrollmentEvent.EmployeeEnrolled;
import org.openpractice.contracts.payroll.EnrollmentEvent.EnrollmentChanged;
import org.openpractice.contracts.payroll.EnrollmentEvent.EnrollmentEnded;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.platform.records.Aggregate;

/**
 * Somebody on the payroll; its id is the employee's. Staff says who is employed, payroll keeps on what terms. What takes
 * effect on a day (terms, certificate, election, jurisdiction) stands beside it, one row a version.
 */
@Entity
public class Enrollment extends Aggregate {

    /** Where an enrollment stands. */
    @Schema(name = "EnrollmentState")
    public enum State {
        ACTIVE,
        /** Employment has ended; pay goes on until the final period is paid. */
        ENDED,
        /** The person never came, and the hire was canceled: nothing is paid. */
        CANCELED
    }

    private String employeeNumber;

    private String firstName;

    private String lastName;

    private @Nullable String workEmail;

    private String positionTitle;

    private LocalDate startsOn;

    private @Nullable LocalDate lastDay;

    private @Nullable LocalDate finalPeriodEndsOn;

    private boolean canceled;

    @SuppressWarnings("NullAway.Init")
    protected Enrollment() {}

    Enrollment(
            UUID employeeId, EmploymentEvent.Person person, EmploymentEvent.Assignment assignment, LocalDate startsOn) {
        super(employeeId);
        this.employeeNumber = assignment.employeeNumber();
        this.firstName = person.firstName();
        this.lastName = person.lastName();
        this.workEmail = person.workEmail();
        this.positionTitle = assignment.positionTitle();
        this.startsOn = startsOn;
    }

    EmployeeEnrolled enrolled() {
        return new EmployeeEnrolled(id(), startsOn);
    }

    EnrollmentChanged change(
            EmploymentEvent.Person person, EmploymentEvent.Assignment assignment, LocalDate effectiveOn) {
        describe(person, assignment);
        return changed(effectiveOn);
    }

    public EnrollmentChanged changed(LocalDate effectiveOn) {
        return new EnrollmentChanged(id(), effectiveOn);
    }

    /** Pay goes on until the period that holds the last work has been paid. */
    EnrollmentEnded end(LocalDate lastDay, LocalDate finalPeriodEndsOn) {
        this.lastDay = lastDay;
        this.finalPeriodEndsOn = finalPeriodEndsOn;
        return new EnrollmentEnded(id(), finalPeriodEndsOn);
    }

    /** The end was withdrawn: pay goes on. */
    EmployeeEnrolled stay() {
        this.lastDay = null;
        this.finalPeriodEndsOn = null;
        return enrolled();
    }

    /** The person never came: no day is paid. */
    EnrollmentEnded cancel() {
        this.canceled = true;
        var dayBefore = startsOn.minusDays(1);
        return end(dayBefore, dayBefore);
    }

    /** The rehire never was: the employment before it is the latest again. */
    EnrollmentEnded back(LocalDate startsOn, LocalDate lastDay, LocalDate finalPeriodEndsOn) {
        this.startsOn = startsOn;
        return end(lastDay, finalPeriodEndsOn);
    }

    EmployeeEnrolled rehire(EmploymentEvent.Person person, EmploymentEvent.Assignment assignment, LocalDate startsOn) {
        describe(person, assignment);
        this.startsOn = startsOn;
        this.canceled = false;
        return stay();
    }

    private void describe(EmploymentEvent.Person person, EmploymentEvent.Assignment assignment) {
        this.employeeNumber = assignment.employeeNumber();
        this.firstName = person.firstName();
        this.lastName = person.lastName();
        if (person.workEmail() != null) {
            this.workEmail = person.workEmail();
        }
        this.positionTitle = assignment.positionTitle();
    }

    public String employeeNumber() {
        return employeeNumber;
    }

    public String firstName() {
        return firstName;
    }

    public String lastName() {
        return lastName;
    }

    /** Last name first, as on a pay stub. */
    public String fullName() {
        return lastName + ", " + firstName;
    }

    /** Null of somebody of whom staff told nothing since it is told. */
    public @Nullable String workEmail() {
        return workEmail;
    }

    public String positionTitle() {
        return positionTitle;
    }

    public LocalDate startsOn() {
        return startsOn;
    }

    public @Nullable LocalDate lastDay() {
        return lastDay;
    }

    public @Nullable LocalDate finalPeriodEndsOn() {
        return finalPeriodEndsOn;
    }

    public State state() {
        if (canceled) {
            return State.CANCELED;
        }
        return finalPeriodEndsOn == null ? State.ACTIVE : State.ENDED;
    }
}
