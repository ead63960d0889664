package org.openpractice.compliance.staff;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpractice.compliance.JsonText;
import org.openpractice.contracts.compliance.Subject;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.platform.records.Aggregate;

/** Somebody on the staff, as far as compliance must know. */
@Entity
public class StaffMember extends Aggregate {

    private String firstName;
    private @Nullable String middleName;
    private String lastName;

    @Convert(converter = NamesColumn.class)
    private List<String> formerLastNames;

    private LocalDate birthDate;
    private @Nullable String npi;
    private String positionTitle;
    private @Nullable LocalDate exposedSince;
    private LocalDate startsOn;
    private @Nullable LocalDate lastDay;

    @SuppressWarnings("NullAway.Init")
    protected StaffMember() {}

    public StaffMember(EmploymentEvent.EmployeeHired hired) {
        super(hired.employeeId());
        startsOn = hired.startsOn();
        lastName = hired.person().lastName();
        formerLastNames = List.of();
        takePerson(hired.person());
        positionTitle = hired.assignment().positionTitle();
        exposedSince = hired.assignment().bloodborneExposure() ? hired.startsOn() : null;
    }

    /** Takes over what changed. */
    public void change(EmploymentEvent.EmployeeChanged changed) {
        takePerson(changed.person());
        takeAssignment(changed.assignment(), changed.effectiveOn());
    }

    /** Employment ends with that day. */
    public void leave(LocalDate lastDay) {
        this.lastDay = lastDay;
    }

    /** No end is set any more. */
    public void stay() {
        lastDay = null;
    }

    /** Employment begins anew. */
    public void comeBack(EmploymentEvent.EmployeeRehired rehired) {
        takePerson(rehired.person());
        startsOn = rehired.startsOn();
        lastDay = null;
        exposedSince = null;
        takeAssignment(rehired.assignment(), rehired.startsOn());
    }

    /** A last name once known is searched for ever, also when the staff record drops it. */
    private void takePerson(EmploymentEvent.Person person) {
        var former = new ArrayList<>(formerLastNames);
        former.addAll(person.formerLastNames());
        former.add(lastName);
        formerLastNames = former.stream()
                .filter(name -> !name.equals(person.lastName()))
                .distinct()
                .toList();
        firstName = person.firstName();
        middleName = person.middleName();
        lastName = person.lastName();
        birthDate = person.birthDate();
        npi = person.npi();
    }

    private void takeAssignment(EmploymentEvent.Assignment assignment, LocalDate from) {
        positionTitle = assignment.positionTitle();
        if (!assignment.bloodborneExposure()) {
            exposedSince = null;
        } else if (exposedSince == null) {
            exposedSince = from;
        }
    }

    public Subject subject() {
        return Subject.employee(id());
    }

    /** Whether the person works, or will work, on that day or after it. */
    public boolean isEmployedFrom(LocalDate day) {
        return lastDay == null || !lastDay.isBefore(day);
    }

    public String firstName() {
        return firstName;
    }

    public @Nullable String middleName() {
        return middleName;
    }

    public String lastName() {
        return lastName;
    }

    /** Every other last name known. */
    public List<String> formerLastNames() {
        return formerLastNames;
    }

    public LocalDate birthDate() {
        return birthDate;
    }

    public @Nullable String npi() {
        return npi;
    }

    public String positionTitle() {
        return positionTitle;
    }

    /** First day in the present position with occupational exposure; empty when there is no exposure. */
    public Optional<LocalDate> exposedSince() {
        return Optional.ofNullable(exposedSince);
    }

    public LocalDate startsOn() {
        return startsOn;
    }

    public Optional<LocalDate> lastDay() {
        return Optional.ofNullable(lastDay);
    }

    /** First and last name, for people who work with the record. */
    public String displayName() {
        return firstName + " " + lastName;
    }

    @Converter
    static class NamesColumn extends JsonText<List<String>> {
        NamesColumn() {
            super(new TypeReference<>() {});
        }
    }
}
