package org.openpractice.compliance.exclusion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openpractice.compliance.ComplianceMail;
import org.openpractice.compliance.staff.StaffMember;
import org.openpractice.compliance.staff.StaffMembers;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionConfirmed;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionLifted;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionSuspected;
import org.openpractice.contracts.compliance.ExclusionEvent.ScreeningCleared;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeChanged;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeEndCorrected;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeEndWithdrawn;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHireCanceled;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHired;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeRehired;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeTerminated;
import org.openpractice.platform.mail.Fact;
import org.openpractice.platform.mail.Messages;
import org.openpractice.platform.outbox.Outbox;

/**
 * Screens one person against the current list.
 *
 * <p>A match that somebody judged to be another person does not come back for the same row and the same facts about the
 * person. One that waits takes over the newest facts. One that is no longer found and was never judged is withdrawn; a
 * confirmed one stays until OIG's reinstatement, whatever a later list says, because reinstatement is never automatic.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ScreenStaffMember {

    private final StaffMembers staffMembers;
    private final ExclusionLists lists;
    private final ExclusionRows rows;
    private final ExclusionMatches matches;
    private final Screenings screenings;
    private final Outbox outbox;
    private final Messages messages;
    private final Clock clock;

    ScreenStaffMember(
            StaffMembers staffMembers,
            ExclusionLists lists,
            ExclusionRows rows,
            ExclusionMatches matches,
            Screenings screenings,
            Outbox outbox,
            Messages messages,
            Clock clock) {
        this.staffMembers = staffMembers;
        this.lists = lists;
        this.rows = rows;
        this.matches = matches;
        this.screenings = screenings;
        this.outbox = outbox;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Keeps the current list the current one until the end of the transaction. Whoever locks a person and may screen it
     * afterward calls this first: a list that is being loaded locks in the same order, so nobody waits in a circle.
     */
    public void holdListStill() {
        lists.holdStill();
    }

    /** Screens whoever comes, comes back, or is another person in name, birth date or NPI. */
    public void follow(EmploymentEvent event) {
        switch (event) {
            case EmployeeHired hired -> screen(hired.employeeId(), ScreeningOccasion.HIRE);
            case EmployeeChanged changed -> screenIfChanged(changed.employeeId());
            case EmployeeRehired rehired -> screen(rehired.employeeId(), ScreeningOccasion.REHIRE);
            // A list may have come while they were taken for gone.
            case EmployeeEndCorrected corrected -> screen(corrected.employeeId(), ScreeningOccasion.CHANGE);
            case EmployeeEndWithdrawn withdrawn -> screen(withdrawn.employeeId(), ScreeningOccasion.CHANGE);
            case EmployeeTerminated _, EmployeeHireCanceled _ -> {}
        }
    }

    /** Screens if there is a list. Does nothing for somebody who left: they are screened when they come back. */
    private void screen(UUID employeeId, ScreeningOccasion occasion) {
        lists.holdStill();
        var member = staffMembers.lock(employeeId);
        var list = lists.current();
        if (list.isPresent() && member.isEmployedFrom(LocalDate.now(clock))) {
            screen(member, list.get(), occasion);
        }
    }

    /** Screens when name, birth date or NPI are not what was last screened. */
    private void screenIfChanged(UUID employeeId) {
        var member = staffMembers.get(employeeId);
        var screening = screenings.findByIdOptional(employeeId);
        if (screening.isEmpty()
                || !screening.get().personHash().equals(identity(member).hash())) {
            screen(employeeId, ScreeningOccasion.CHANGE);
        }
    }

    /** Screens against the list that has just arrived, unless that was done already. */
    void screenAgainstNewList(UUID employeeId, UUID listId) {
        var screening = screenings.findByIdOptional(employeeId);
        if (screening.isEmpty() || !screening.get().exclusionListId().equals(listId)) {
            screen(employeeId, ScreeningOccasion.NEW_LIST);
        }
    }

    private void screen(StaffMember member, ExclusionList list, ScreeningOccasion occasion) {
        // What the evidence hash covers must be what the database gives back.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var identity = identity(member);
        var candidates = rows.candidates(list.id(), identity.keys());
        var findings = new HashMap<String, Finding>();
        candidates.forEach((hash, row) ->
                Matcher.compare(identity, row.identity()).ifPresent(finding -> findings.put(hash, finding)));
        var known = matches.of(member.id());
        for (var match : known) {
            if (match.status() == MatchStatus.POTENTIAL && !findings.containsKey(match.rowHash())) {
                match.withdraw();
            }
        }
        var all = new ArrayList<>(known);
        findings.forEach(
                (hash, finding) -> take(member, list, hash, finding, identity.hash(), candidates, known, all, now));
        var screening = screenings.findByIdOptional(member.id()).orElseGet(() -> {
            var first = new Screening(member.id(), list, identity.hash(), now);
            screenings.persist(first);
            return first;
        });
        screening.screened(list, identity.hash(), relevant(all, findings, identity.hash()), now);
        screenings.keep(new ScreeningRecord(screening, occasion, list, candidates.size(), all));
        if (screening.isClear()) {
            outbox.append(new ScreeningCleared(member.id(), list.id()));
        }
    }

    /** Matches that say where the person stands: standing ones, and dismissed ones found again. */
    private static List<ExclusionMatch> relevant(
            List<ExclusionMatch> all, Map<String, Finding> findings, String personHash) {
        return all.stream()
                .filter(match -> match.status() != MatchStatus.FALSE_POSITIVE
                        || (findings.containsKey(match.rowHash())
                                && match.personHash().equals(personHash)))
                .toList();
    }

    private void take(
            StaffMember member,
            ExclusionList list,
            String rowHash,
            Finding finding,
            String personHash,
            Map<String, ExclusionRow> candidates,
            List<ExclusionMatch> known,
            List<ExclusionMatch> all,
            Instant now) {
        var ofRow =
                known.stream().filter(match -> match.rowHash().equals(rowHash)).toList();
        if (ofRow.stream().anyMatch(match -> match.status() == MatchStatus.CONFIRMED)) {
            return;
        }
        var same = ofRow.stream()
                .filter(match -> match.personHash().equals(personHash))
                .findFirst();
        if (same.isPresent()
                && (same.get().status() == MatchStatus.FALSE_POSITIVE
                        || same.get().status() == MatchStatus.LIFTED)) {
            return;
        }
        var waiting = same.or(() -> ofRow.stream()
                .filter(match -> match.status() == MatchStatus.POTENTIAL)
                .findFirst());
        boolean isNew =
                waiting.filter(match -> match.status() == MatchStatus.POTENTIAL).isEmpty();
        var match = waiting.orElseGet(() -> {
            var first = new ExclusionMatch(member.id(), rowHash, personHash, list, finding, now);
            matches.persist(first);
            all.add(first);
            return first;
        });
        match.refresh(personHash, list, finding);
        if (finding.isCertain()) {
            match.confirmByRule(list.sha256(), now);
            var row = candidates.get(rowHash);
            outbox.append(new ExclusionConfirmed(
                    member.id(),
                    match.id(),
                    java.util.Objects.requireNonNull(row).exclusionType(),
                    row.excludedOn()));
        } else if (isNew) {
            outbox.append(new ExclusionSuspected(member.id(), match.id()));
            messages.write(
                    ComplianceMail.EXCLUSION_MATCH_FOUND,
                    match.id(),
                    Map.of("match", Fact.Link.to("/exclusion-matches", match.id())));
        }
    }

    /**
     * The facts that follow when matches of a person were closed: the exclusion is lifted when none stands confirmed any
     * more, the person is clear when none stands at all.
     *
     * @param wasConfirmed whether the person stood confirmed before
     */
    void settle(StaffMember member, ExclusionMatch closed, boolean wasConfirmed, LocalDate since, UUID listId) {
        var all = matches.of(member.id());
        boolean isConfirmed = all.stream().anyMatch(match -> match.status() == MatchStatus.CONFIRMED);
        if (wasConfirmed && !isConfirmed) {
            outbox.append(new ExclusionLifted(member.id(), closed.id(), since));
        }
        screenings.findByIdOptional(member.id()).ifPresent(screening -> {
            boolean wasClear = screening.isClear();
            screening.judge(all);
            if (screening.isClear() && !wasClear) {
                outbox.append(new ScreeningCleared(member.id(), listId));
            }
        });
    }

    private static Identity identity(StaffMember member) {
        return Identity.ofPerson(
                member.firstName(),
                member.middleName(),
                member.lastName(),
                member.formerLastNames(),
                member.birthDate(),
                member.npi());
    }
}
