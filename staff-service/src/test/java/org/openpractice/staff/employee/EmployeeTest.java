package org.openpractice.staff.employee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpractice.staff.Refusals.assertRefused;
import static org.openpractice.staff.Refusals.assertWrong;
import static org.openpractice.staff.employee.People.CARE;
import static org.openpractice.staff.employee.People.RECEPTIONIST;
import static org.openpractice.staff.employee.People.TODAY;
import static org.openpractice.staff.employee.People.WHEELING;
import static org.openpractice.staff.employee.People.born;
import static org.openpractice.staff.employee.People.person;
import static org.openpractice.staff.employee.People.physician;
import static org.openpractice.staff.employee.People.receptionist;
import static org.openpractice.staff.employee.People.receptionistSince;

import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.staff.BlockEvent.EmployeeBlocked;
import org.openpractice.contracts.staff.BlockEvent.EmployeeUnblocked;
import org.openpractice.contracts.staff.EmploymentEvent.EmploymentType;
import org.openpractice.contracts.staff.EmploymentEvent.TerminationReason;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.us.Npi;

class EmployeeTest {

    private static Employee hire(Person person, Assignment assignment) {
        return Employee.hire(
                Ids.next(), new EmployeeNumber("E-1"), person, People.ssn("123-45-6789"), assignment, TODAY);
    }

    @Nested
    class Hired {

        @Test
        void tellsPersonAndAssignmentAndTheSocialSecurityNumberOnlySealed() {
            var employee = hire(person("Example", "1234567893", null), physician(TODAY));

            var hired = employee.hired();

            assertThat(hired.employeeId()).isEqualTo(employee.id());
            assertThat(hired.startsOn()).isEqualTo(TODAY);
            assertThat(hired.person().lastName()).isEqualTo("Example");
            assertThat(hired.person().npi()).isEqualTo("1234567893");
            assertThat(hired.person().workEmail()).contains("@");
            assertThat(hired.assignment().employeeNumber()).isEqualTo("E-1");
            assertThat(hired.assignment().workState()).isEqualTo("PA");
            assertThat(hired.assignment().residenceState()).isEqualTo("PA");
            assertThat(hired.assignment().positionTitle()).isEqualTo("Physician");
            assertThat(hired.assignment().provider()).isTrue();
            assertThat(hired.assignment().bloodborneExposure()).isTrue();
            assertThat(hired.toString()).doesNotContain("6789\"").doesNotContain("123-45");
            assertThat(hired.person().sealedSsn())
                    .isEqualTo(Base64.getEncoder().encodeToString(employee.ssn().sealed()));
        }

        @Test
        void refusesAProviderWithoutNpi() {
            assertWrong(() -> hire(person("Example", null, null), physician(TODAY)), "person.npi");
        }

        @Test
        void takesSomebodyOnTheirFourteenthBirthday() {
            assertThat(hire(born(TODAY.minusYears(14)), receptionist(TODAY)).status(TODAY))
                    .isEqualTo(EmploymentStatus.ACTIVE);
        }

        @Test
        void refusesSomebodyADayTooYoung() {
            assertWrong(() -> hire(born(TODAY.minusYears(14).plusDays(1)), receptionist(TODAY)), "person.birthDate");
        }

        @Test
        void refusesABirthDateBeyondAHundredYears() {
            assertWrong(() -> hire(born(TODAY.minusYears(100).minusDays(1)), receptionist(TODAY)), "person.birthDate");
        }

        @Test
        void refusesAStartMoreThanAYearAhead() {
            assertThat(hire(person("Example", null, null), receptionist(TODAY.plusDays(366)))
                            .status(TODAY))
                    .isEqualTo(EmploymentStatus.STARTING);
            assertWrong(() -> hire(person("Example", null, null), receptionist(TODAY.plusDays(367))), "startsOn");
        }

        @Test
        void namesEveryWrongFieldAtOnce() {
            assertWrong(
                    () -> hire(born(TODAY), physician(TODAY.plusYears(2))),
                    "startsOn",
                    "person.birthDate",
                    "person.npi");
        }

        @Test
        void warnsWhenTheDeaNumberBelongsToAnotherName() {
            assertThat(person("Example", null, "AB1234563").warnings())
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.field()).isEqualTo("person.deaNumber"));
            assertThat(person("Bexample", null, "AB1234563").warnings()).isEmpty();
            assertThat(person("Example", null, "AB1234563")
                            .formerlyAlso("Bmaiden")
                            .warnings())
                    .isEmpty();
        }
    }

    @Nested
    class Changed {

        private final Employee employee = receptionistSince(LocalDate.of(2024, 1, 8));

        @Test
        void saysNothingWhenEverythingIsAsItWas() {
            assertThat(employee.change(employee.person(), employee.ssn(), receptionist(TODAY), TODAY))
                    .isEmpty();
        }

        @Test
        void keepsTheNameThatIsGivenUp() {
            var changed = employee.change(person("Married", null, null), employee.ssn(), receptionist(TODAY), TODAY);

            assertThat(changed).hasValueSatisfying(event -> {
                assertThat(event.person().lastName()).isEqualTo("Married");
                assertThat(event.person().formerLastNames()).containsExactly("Example");
                assertThat(event.effectiveOn()).isEqualTo(TODAY);
            });
        }

        @Test
        void holdsANewAssignmentBackUntilItsDay() {
            LocalDate later = TODAY.plusDays(30);
            var moved = Assignment.of(later, WHEELING, CARE, RECEPTIONIST, EmploymentType.PART_TIME);

            var changed = employee.change(employee.person(), employee.ssn(), moved, TODAY);

            assertThat(changed).hasValueSatisfying(event -> {
                assertThat(event.effectiveOn()).isEqualTo(later);
                assertThat(event.assignment().workState()).isEqualTo("WV");
            });
            assertThat(employee.assignmentOn(later.minusDays(1)).locationId()).isNotEqualTo(WHEELING.id());
            assertThat(employee.assignmentOn(later)).isEqualTo(moved);
            assertThat(employee.assignmentAfter(TODAY)).contains(moved);
            assertThat(employee.assignmentAfter(later)).isEmpty();
        }

        @Test
        void refusesAnAssignmentBeforeOneThatIsRecorded() {
            var moved = Assignment.of(TODAY.plusDays(30), WHEELING, CARE, RECEPTIONIST, EmploymentType.PART_TIME);
            employee.change(employee.person(), employee.ssn(), moved, TODAY);

            assertRefused(
                    EmployeeProblem.LATER_CHANGE_RECORDED,
                    () -> employee.change(employee.person(), employee.ssn(), receptionist(TODAY), TODAY));
        }

        @Test
        void replacesAnAssignmentOfTheSameDay() {
            var first = Assignment.of(TODAY, WHEELING, CARE, RECEPTIONIST, EmploymentType.PART_TIME);
            var second = Assignment.of(TODAY, WHEELING, CARE, RECEPTIONIST, EmploymentType.PER_DIEM);
            employee.change(employee.person(), employee.ssn(), first, TODAY);
            employee.change(employee.person(), employee.ssn(), second, TODAY);

            assertThat(employee.assignmentOn(TODAY)).isEqualTo(second);
            assertThat(employee.assignmentOn(TODAY.minusDays(1)).employmentType())
                    .isEqualTo(EmploymentType.FULL_TIME);
        }

        @Test
        void correctsTheSocialSecurityNumber() {
            assertThat(employee.change(employee.person(), People.ssn("123-45-6780"), receptionist(TODAY), TODAY))
                    .isPresent();
            assertThat(employee.ssn().holdsSameAs(People.ssn("123-45-6780"))).isTrue();
        }

        @Test
        void refusesADayBeforeTheEmployment() {
            assertWrong(
                    () -> employee.change(
                            employee.person(), employee.ssn(), receptionist(LocalDate.of(2024, 1, 7)), TODAY),
                    "effectiveOn");
        }

        @Test
        void refusesAProviderPositionWithoutNpi() {
            assertWrong(
                    () -> employee.change(employee.person(), employee.ssn(), physician(TODAY), TODAY), "person.npi");
        }

        @Test
        void refusesADayAfterTheLastOne() {
            employee.terminate(TODAY, TerminationReason.RESIGNED);

            assertRefused(
                    EmployeeProblem.NOT_EMPLOYED,
                    () -> employee.change(employee.person(), employee.ssn(), receptionist(TODAY.plusDays(1)), TODAY));
        }
    }

    @Nested
    class Terminated {

        private final Employee employee = receptionistSince(LocalDate.of(2024, 1, 8));

        @Test
        void isLeavingUntilTheLastDayHasPassed() {
            var terminated = employee.terminate(TODAY.plusDays(14), TerminationReason.RETIRED);

            assertThat(terminated.lastDay()).isEqualTo(TODAY.plusDays(14));
            assertThat(terminated.reason()).isEqualTo(TerminationReason.RETIRED);
            assertThat(employee.status(TODAY)).isEqualTo(EmploymentStatus.LEAVING);
            assertThat(employee.status(TODAY.plusDays(14))).isEqualTo(EmploymentStatus.LEAVING);
            assertThat(employee.status(TODAY.plusDays(15))).isEqualTo(EmploymentStatus.LEFT);
        }

        @Test
        void dropsAnAssignmentThatWouldHaveBegunLater() {
            var moved = Assignment.of(TODAY.plusDays(30), WHEELING, CARE, RECEPTIONIST, EmploymentType.PART_TIME);
            employee.change(employee.person(), employee.ssn(), moved, TODAY);

            employee.terminate(TODAY, TerminationReason.RESIGNED);

            assertThat(employee.assignmentAfter(TODAY)).isEmpty();
            assertThat(employee.assignmentOn(TODAY.plusDays(40)).locationId()).isNotEqualTo(WHEELING.id());
        }

        @Test
        void refusesASecondEnd() {
            employee.terminate(TODAY, TerminationReason.RESIGNED);

            assertRefused(
                    EmployeeProblem.NOT_EMPLOYED,
                    () -> employee.terminate(TODAY.plusDays(1), TerminationReason.DISCHARGED));
        }

        @Test
        void refusesALastDayBeforeTheFirst() {
            assertWrong(() -> employee.terminate(LocalDate.of(2024, 1, 7), TerminationReason.DISCHARGED), "lastDay");
        }
    }

    @Nested
    class Rehired {

        private final Employee employee = receptionistSince(LocalDate.of(2024, 1, 8));

        @Test
        void keepsTheEarlierEmployment() {
            employee.terminate(LocalDate.of(2026, 3, 31), TerminationReason.RESIGNED);

            var rehired = employee.rehire(receptionist(TODAY), null, TODAY);

            assertThat(rehired.startsOn()).isEqualTo(TODAY);
            assertThat(employee.spells())
                    .extracting(EmploymentSpell::startsOn)
                    .containsExactly(LocalDate.of(2024, 1, 8), TODAY);
            assertThat(employee.status(TODAY)).isEqualTo(EmploymentStatus.ACTIVE);
            assertThat(employee.hired().startsOn()).isEqualTo(LocalDate.of(2024, 1, 8));
        }

        @Test
        void bringsAnNpiForAProviderPosition() {
            employee.terminate(LocalDate.of(2026, 3, 31), TerminationReason.RESIGNED);

            assertWrong(() -> employee.rehire(physician(TODAY), null, TODAY), "person.npi");
            assertThat(employee.rehire(physician(TODAY), new Npi("1234567893"), TODAY)
                            .person()
                            .npi())
                    .isEqualTo("1234567893");
        }

        @Test
        void showsTheComingAssignmentBeforeTheFirstDay() {
            employee.terminate(LocalDate.of(2026, 3, 31), TerminationReason.RESIGNED);
            var coming = Assignment.of(TODAY.plusDays(7), WHEELING, CARE, RECEPTIONIST, EmploymentType.PART_TIME);

            employee.rehire(coming, null, TODAY);

            assertThat(employee.status(TODAY)).isEqualTo(EmploymentStatus.STARTING);
            assertThat(employee.assignmentOn(TODAY)).isEqualTo(coming);
            assertThat(employee.assignmentAfter(TODAY)).isEmpty();
        }

        @Test
        void refusesSomebodyWhoIsStillEmployed() {
            assertRefused(EmployeeProblem.STILL_EMPLOYED, () -> employee.rehire(receptionist(TODAY), null, TODAY));
        }

        @Test
        void refusesADayThatIsNotAfterTheLastOne() {
            employee.terminate(TODAY, TerminationReason.RESIGNED);

            assertWrong(() -> employee.rehire(receptionist(TODAY), null, TODAY), "startsOn");
        }

        @Test
        void refusesSomebodyWhoIsBlocked() {
            employee.terminate(LocalDate.of(2026, 3, 31), TerminationReason.RESIGNED);
            employee.block(Ids.next(), LocalDate.of(2026, 4, 20), Ids.next());

            assertRefused(EmployeeProblem.EMPLOYEE_BLOCKED, () -> employee.rehire(receptionist(TODAY), null, TODAY));
        }
    }

    @Nested
    class Blocked {

        private final Employee employee = receptionistSince(LocalDate.of(2024, 1, 8));

        private final UUID match = Ids.next();

        private final UUID cause = Ids.next();

        @Test
        void namesTheCause() {
            assertThat(employee.block(match, TODAY, cause)).contains(new EmployeeBlocked(employee.id(), TODAY, cause));
            assertThat(employee.block())
                    .hasValueSatisfying(
                            block -> assertThat(block.becauseOfEventId()).isEqualTo(cause));
            assertThat(employee.status(TODAY)).isEqualTo(EmploymentStatus.ACTIVE);
        }

        @Test
        void isBlockedOnceByTheSameMatch() {
            employee.block(match, TODAY, cause);

            assertThat(employee.block(match, TODAY, Ids.next())).isEmpty();
        }

        @Test
        void mayWorkAgainWhenTheBlockIsLifted() {
            employee.block(match, TODAY, cause);
            UUID lift = Ids.next();

            assertThat(employee.unblock(TODAY.plusDays(3), lift))
                    .contains(new EmployeeUnblocked(employee.id(), TODAY.plusDays(3), lift));
            assertThat(employee.block()).isEmpty();
        }

        @Test
        void isBlockedByEachMatchAndUnblockedFromAllAtOnce() {
            UUID otherCause = Ids.next();
            employee.block(match, TODAY, cause);
            assertThat(employee.block(Ids.next(), TODAY.plusDays(1), otherCause))
                    .contains(new EmployeeBlocked(employee.id(), TODAY.plusDays(1), otherCause));

            assertThat(employee.unblock(TODAY.plusDays(3), Ids.next())).isPresent();
            assertThat(employee.block()).isEmpty();
        }

        @Test
        void ignoresALiftWhenNothingBlocks() {
            assertThat(employee.unblock(TODAY, Ids.next())).isEmpty();
        }

        @Test
        void canBeBlockedAgainAfterALift() {
            employee.block(match, TODAY, cause);
            employee.unblock(TODAY.plusDays(3), Ids.next());

            assertThat(employee.block(match, TODAY.plusDays(9), Ids.next())).isPresent();
        }
    }

    @Test
    void trimsNamesSoThatEqualPeopleAreEqual() {
        var untidy = new Person(
                " Ada ",
                " ",
                "Example ",
                List.of(" Maiden", "Maiden "),
                LocalDate.of(1985, 2, 28),
                new WorkEmail("ada@practice.example"),
                People.HOME,
                null,
                null);

        assertThat(untidy).isEqualTo(person("Example", null, null).formerlyAlso("Maiden"));
        assertThat(untidy.toString()).doesNotContain("Ada");
    }
}
