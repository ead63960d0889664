package org.openpractice.staff.employee;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.staff.BlockEvent.EmployeeBlocked;
import org.openpractice.contracts.staff.BlockEvent.EmployeeUnblocked;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeChanged;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeEndCorrected;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeEndWithdrawn;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHireCanceled;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHired;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeRehired;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeTerminated;
import org.openpractice.contracts.staff.EmploymentEvent.TerminationReason;
import org.openpractice.platform.records.Aggregate;
import org.openpractice.platform.us.Npi;
import org.openpractice.staff.WrongFields;

/**
 * Somebody on the staff, from the first hire on, through every employment.
 *
 * <p>An employment begins with a hire or a rehire and ends with a termination, which can be corrected and withdrawn;
 * between two there is a gap of at least no day. Somebody who never came was never employed: the hire is canceled. Within it assignments follow each other in the order of the day they take effect. A block stands beside all
 * that: it says that the person may not work, not that the employment ended.
 *
 * <p>Every behavior returns the fact it caused, or none when nothing changed; whoever calls it publishes the fact.
 */
@Entity
public class Employee extends Aggregate {

    /** How far ahead a start or a change may be entered; later dates are slips of the pen. */
    static final int FURTHEST_AHEAD_DAYS = 366;

    /** How long after the first day it may be said that somebody never came; whoever is paid since then did come. */
    static final int NO_SHOW_DAYS = 60;

    private EmployeeNumber employeeNumber;

    @Embedded
    private Person person;

    @Embedded
    private SealedSsn ssn;

    // The three lists are the aggregate's own rows and always needed; batches keep a page of employees at four queries.
    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "employment_spell", joinColumns = @JoinColumn(name = "employee_id"))
    @OrderColumn(name = "ordinal")
    @Fetch(FetchMode.SELECT)
    @BatchSize(size = 200)
    private List<EmploymentSpell> spells = new ArrayList<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "employee_assignment", joinColumns = @JoinColumn(name = "employee_id"))
    @OrderColumn(name = "ordinal")
    @Fetch(FetchMode.SELECT)
    @BatchSize(size = 200)
    private List<Assignment> assignments = new ArrayList<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "employee_block", joinColumns = @JoinColumn(name = "employee_id"))
    @OrderColumn(name = "ordinal")
    @Fetch(FetchMode.SELECT)
    @BatchSize(size = 200)
    private List<Block> blocks = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected Employee() {}

    private Employee(UUID id, EmployeeNumber employeeNumber, Person person, SealedSsn ssn, Assignment assignment) {
        super(id);
        this.employeeNumber = employeeNumber;
        this.person = person;
        this.ssn = ssn;
        this.assignments.add(assignment);
        this.spells.add(EmploymentSpell.from(assignment.effectiveOn()));
    }

    /**
     * Takes somebody on; the day the assignment takes effect is the first day of work for pay.
     *
     * @throws org.openpractice.platform.problem.ProblemException {@code invalid-request} when the person may not do that
     *     work or the day is too far ahead
     */
    public static Employee hire(
            UUID id, EmployeeNumber number, Person person, SealedSsn ssn, Assignment assignment, LocalDate today) {
        var wrong = new WrongFields();
        checkDay("startsOn", assignment.effectiveOn(), today, wrong);
        person.check(assignment.effectiveOn(), assignment.provider(), wrong);
        wrong.refuseIfAny();
        return new Employee(id, number, person, ssn, assignment);
    }

    /** The fact that the person was taken on the first time. */
    public EmployeeHired hired() {
        return new EmployeeHired(
                id(),
                person.fact(ssn),
                fact(assignments.getFirst()),
                spells.getFirst().startsOn());
    }

    /**
     * Changes person and assignment from the day the assignment takes effect. A last name that is given up joins the
     * former ones.
     *
     * @return none when everything is as it was
     * @throws org.openpractice.platform.problem.ProblemException {@link EmployeeProblem#NOT_EMPLOYED} when no employment
     *     lasts until that day, {@link EmployeeProblem#LATER_CHANGE_RECORDED}, {@code invalid-request} for a day or a
     *     person that does not fit
     */
    public Optional<EmployeeChanged> change(
            Person newPerson, SealedSsn newSsn, Assignment newAssignment, LocalDate today) {
        EmploymentSpell spell = spells.getLast();
        LocalDate from = newAssignment.effectiveOn();
        requireLasting(spell, from);
        var wrong = new WrongFields();
        checkDay("effectiveOn", from, today, wrong);
        if (from.isBefore(spell.startsOn())) {
            wrong.add("effectiveOn", "expected a day of the employment, which starts on " + spell.startsOn());
        }
        newPerson.check(from, newAssignment.provider(), wrong);
        wrong.refuseIfAny();

        Person known = newPerson.formerlyAlso(person.lastName());
        boolean reassigned = !newAssignment.saysSameAs(assignments.getLast());
        boolean renumbered = !newSsn.holdsSameAs(ssn);
        if (known.equals(person) && !reassigned && !renumbered) {
            return Optional.empty();
        }
        if (reassigned) {
            reassign(newAssignment);
        }
        if (renumbered) {
            ssn = newSsn;
        }
        person = known;
        return Optional.of(new EmployeeChanged(id(), person.fact(ssn), fact(assignments.getLast()), from));
    }

    /**
     * Ends the employment at the end of that day. An assignment that would have begun later is dropped.
     *
     * @throws org.openpractice.platform.problem.ProblemException {@link EmployeeProblem#NOT_EMPLOYED} when an end is set
     *     already, {@code invalid-request} when the day is before the first day
     */
    public EmployeeTerminated terminate(LocalDate lastDay, TerminationReason reason) {
        EmploymentSpell spell = spells.getLast();
        if (spell.hasEnd() || spell.isCanceled()) {
            throw notEmployed(spell);
        }
        end(spell, lastDay, reason);
        return new EmployeeTerminated(id(), lastDay, reason);
    }

    private void end(EmploymentSpell spell, LocalDate lastDay, TerminationReason reason) {
        var wrong = new WrongFields();
        if (lastDay.isBefore(spell.startsOn())) {
            wrong.add("lastDay", "expected a day of the employment, which starts on " + spell.startsOn());
        }
        wrong.refuseIfAny();
        while (assignments.getLast().effectiveOn().isAfter(lastDay)) {
            assignments.removeLast();
        }
        set(spell.until(lastDay, reason));
    }

    private void set(EmploymentSpell latest) {
        spells.set(spells.size() - 1, latest);
    }

    /**
     * Corrects the end that is set, past or to come. An assignment that would begin after the new last day is dropped; one
     * that the former end dropped is entered again with {@link #change}.
     *
     * @return none when the end is set so already
     * @throws org.openpractice.platform.problem.ProblemException {@link EmployeeProblem#END_NOT_SET}, {@code
     *     invalid-request} when the day is before the first day
     */
    public Optional<EmployeeEndCorrected> correctEnd(LocalDate lastDay, TerminationReason reason) {
        EmploymentSpell spell = spells.getLast();
        LocalDate former = requireEnd(spell);
        if (lastDay.equals(former) && reason == spell.reason()) {
            return Optional.empty();
        }
        end(spell, lastDay, reason);
        return Optional.of(new EmployeeEndCorrected(id(), former, lastDay, reason));
    }

    /**
     * Withdraws the end that is set: the person stays.
     *
     * @param standing what payroll told of pay; null when it told nothing
     * @throws org.openpractice.platform.problem.ProblemException {@link EmployeeProblem#END_NOT_SET}, {@link
     *     EmployeeProblem#FINAL_PAY_COUNTS}
     */
    public EmployeeEndWithdrawn withdrawEnd(@Nullable PayStanding standing) {
        EmploymentSpell spell = spells.getLast();
        LocalDate former = requireEnd(spell);
        if (standing != null && standing.hasFinalPay(spell.startsOn())) {
            throw EmployeeProblem.FINAL_PAY_COUNTS.because(
                    "final pay up to " + former + " is approved or paid", Map.of("lastDay", former));
        }
        set(spell.open());
        return new EmployeeEndWithdrawn(id(), former);
    }

    private static LocalDate requireEnd(EmploymentSpell spell) {
        LocalDate lastDay = spell.lastDay();
        if (lastDay == null) {
            throw EmployeeProblem.END_NOT_SET.because(
                    spell.isCanceled()
                            ? "the hire for " + spell.startsOn() + " was canceled"
                            : "the employment since " + spell.startsOn() + " has no end");
        }
        return lastDay;
    }

    /**
     * Says that the person never came: the latest employment never was. An earlier one stays as it was.
     *
     * @param standing what payroll told of time and pay; null when it told nothing
     * @throws org.openpractice.platform.problem.ProblemException {@link EmployeeProblem#NOT_EMPLOYED} when it is canceled
     *     already, {@link EmployeeProblem#WORK_COUNTS}, {@link EmployeeProblem#FIRST_DAY_LONG_AGO}
     */
    public EmployeeHireCanceled cancelHire(@Nullable PayStanding standing, LocalDate today) {
        EmploymentSpell spell = spells.getLast();
        if (spell.isCanceled()) {
            throw notEmployed(spell);
        }
        if (standing != null && standing.isWorked(spell.startsOn())) {
            throw EmployeeProblem.WORK_COUNTS.because(
                    "payroll has time or pay of the employment since " + spell.startsOn(),
                    Map.of("startsOn", spell.startsOn()));
        }
        if (today.isAfter(spell.startsOn().plusDays(NO_SHOW_DAYS))) {
            throw EmployeeProblem.FIRST_DAY_LONG_AGO.because(
                    "the first day was %s, more than %d days ago".formatted(spell.startsOn(), NO_SHOW_DAYS),
                    Map.of("startsOn", spell.startsOn()));
        }
        set(spell.cancel(today));
        return new EmployeeHireCanceled(id(), spell.startsOn());
    }

    /**
     * Takes it back that the person never came, because payroll has time or pay of that employment after all: it was entered
     * while the hire was being canceled.
     *
     * @return none when nothing was canceled
     */
    public Optional<EmployeeRehired> cameAfterAll(PayStanding standing) {
        EmploymentSpell spell = spells.getLast();
        if (!spell.isCanceled() || !standing.isWorked(spell.startsOn())) {
            return Optional.empty();
        }
        set(spell.open());
        return Optional.of(new EmployeeRehired(id(), person.fact(ssn), fact(assignments.getLast()), spell.startsOn()));
    }

    /**
     * Takes the person on again; the day the assignment takes effect is the first day of work for pay.
     *
     * @param npi the person's NPI when there is none on record yet
     * @throws org.openpractice.platform.problem.ProblemException {@link EmployeeProblem#STILL_EMPLOYED},
     *     {@link EmployeeProblem#EMPLOYEE_BLOCKED}, {@code invalid-request} for a day or a person that does not fit
     */
    public EmployeeRehired rehire(Assignment assignment, @Nullable Npi npi, LocalDate today) {
        EmploymentSpell latest = spells.getLast();
        if (!latest.hasEnd() && !latest.isCanceled()) {
            throw EmployeeProblem.STILL_EMPLOYED.because(
                    "the employment since " + latest.startsOn() + " has no end; change it instead of starting another");
        }
        LocalDate lastDay = spells.reversed().stream()
                .filter(spell -> !spell.isCanceled())
                .findFirst()
                .map(EmploymentSpell::lastDay)
                .orElse(null);
        block().ifPresent(block -> {
            throw EmployeeProblem.EMPLOYEE_BLOCKED.because(
                    "the person may not work since " + block.from(),
                    Map.of("from", block.from(), "becauseOfEventId", block.becauseOfEventId()));
        });
        LocalDate startsOn = assignment.effectiveOn();
        Person returning = person.withNpi(npi);
        var wrong = new WrongFields();
        checkDay("startsOn", startsOn, today, wrong);
        if (lastDay != null && !startsOn.isAfter(lastDay)) {
            wrong.add("startsOn", "expected a day after " + lastDay + ", the last day of the employment before");
        }
        returning.check(startsOn, assignment.provider(), wrong);
        wrong.refuseIfAny();
        person = returning;
        if (latest.isCanceled()) {
            // What never was leaves nothing behind.
            spells.removeLast();
            assignments.removeIf(known -> !known.effectiveOn().isBefore(latest.startsOn()));
        }
        spells.add(EmploymentSpell.from(startsOn));
        assignments.add(assignment);
        return new EmployeeRehired(id(), person.fact(ssn), fact(assignment), startsOn);
    }

    /**
     * Says that the person may not work from that day.
     *
     * @return none when the same match blocks the person already
     */
    public Optional<EmployeeBlocked> block(UUID matchId, LocalDate from, UUID becauseOfEventId) {
        if (blocks.stream().anyMatch(block -> block.stands() && block.matchId().equals(matchId))) {
            return Optional.empty();
        }
        blocks.add(Block.of(matchId, from, becauseOfEventId));
        return Optional.of(new EmployeeBlocked(id(), from, becauseOfEventId));
    }

    /**
     * Says that the person may work again from that day, whatever blocked them.
     *
     * @return none when nothing blocks the person
     */
    public Optional<EmployeeUnblocked> unblock(LocalDate from, UUID becauseOfEventId) {
        if (block().isEmpty()) {
            return Optional.empty();
        }
        blocks.replaceAll(block -> block.stands() ? block.lift(from, becauseOfEventId) : block);
        return Optional.of(new EmployeeUnblocked(id(), from, becauseOfEventId));
    }

    /** The block that stands, the earliest when there are several. */
    public Optional<Block> block() {
        return blocks.stream().filter(Block::stands).findFirst();
    }

    /** Where the latest employment stands on that day. */
    public EmploymentStatus status(LocalDate day) {
        return spells.getLast().on(day);
    }

    /** Whether the latest employment ended before that day, or never was. */
    public boolean hasLeft(LocalDate day) {
        return status(day) == EmploymentStatus.LEFT || status(day) == EmploymentStatus.CANCELED;
    }

    /** The assignment that holds on that day; before the first day, and after the last one, the nearest. */
    public Assignment assignmentOn(LocalDate day) {
        return assignments.reversed().stream()
                .filter(assignment -> !assignment.effectiveOn().isAfter(day))
                .findFirst()
                .filter(assignment ->
                        !assignment.effectiveOn().isBefore(spells.getLast().startsOn()))
                .orElseGet(this::firstAssignmentOfSpell);
    }

    /** The assignment that will take effect after that day, when one is recorded. */
    public Optional<Assignment> assignmentAfter(LocalDate day) {
        Assignment latest = assignments.getLast();
        return latest.effectiveOn().isAfter(day) && !latest.equals(assignmentOn(day))
                ? Optional.of(latest)
                : Optional.empty();
    }

    private Assignment firstAssignmentOfSpell() {
        LocalDate startsOn = spells.getLast().startsOn();
        return assignments.stream()
                .filter(assignment -> !assignment.effectiveOn().isBefore(startsOn))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("Employee " + id() + " has an employment without assignment"));
    }

    private void reassign(Assignment newAssignment) {
        LocalDate latest = assignments.getLast().effectiveOn();
        if (newAssignment.effectiveOn().isBefore(latest)) {
            throw EmployeeProblem.LATER_CHANGE_RECORDED.because(
                    "an assignment from " + latest + " is recorded; a change before it would rewrite history",
                    Map.of("effectiveOn", latest));
        }
        if (newAssignment.effectiveOn().equals(latest)) {
            assignments.set(assignments.size() - 1, newAssignment);
        } else {
            assignments.add(newAssignment);
        }
    }

    private static void requireLasting(EmploymentSpell spell, LocalDate day) {
        LocalDate lastDay = spell.lastDay();
        if (spell.isCanceled() || lastDay != null && day.isAfter(lastDay)) {
            throw notEmployed(spell);
        }
    }

    private static RuntimeException notEmployed(EmploymentSpell spell) {
        if (spell.isCanceled()) {
            return EmployeeProblem.NOT_EMPLOYED.because(
                    "the hire for " + spell.startsOn() + " was canceled", Map.of("startsOn", spell.startsOn()));
        }
        return EmployeeProblem.NOT_EMPLOYED.because(
                "the employment ends on " + spell.lastDay(), Map.of("lastDay", String.valueOf(spell.lastDay())));
    }

    private static void checkDay(String field, LocalDate day, LocalDate today, WrongFields wrong) {
        LocalDate furthest = today.plusDays(FURTHEST_AHEAD_DAYS);
        if (day.isAfter(furthest)) {
            wrong.add(field, "expected a day not after " + furthest);
        }
    }

    private EmploymentEvent.Assignment fact(Assignment assignment) {
        return assignment.fact(employeeNumber, person.homeAddress().state());
    }

    public EmployeeNumber employeeNumber() {
        return employeeNumber;
    }

    public Person person() {
        return person;
    }

    public SealedSsn ssn() {
        return ssn;
    }

    /** Every employment, the oldest first. */
    public List<EmploymentSpell> spells() {
        return List.copyOf(spells);
    }
}
