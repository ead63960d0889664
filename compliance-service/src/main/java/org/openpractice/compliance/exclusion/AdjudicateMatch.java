package org.openpractice.compliance.exclusion;

import static org.openpractice.platform.audit.Verb.ADJUDICATED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.compliance.staff.StaffMembers;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionConfirmed;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionDismissed;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.records.Stamp;
import org.openpractice.platform.text.HasLines;

/**
 * Decides whether somebody on the staff is the person on the list; once and for good. A confirmation that a rule made by
 * itself may be overturned once in the same way. Refuses: {@link ExclusionProblem#EXCLUSION_MATCH_ADJUDICATED}, {@link
 * ExclusionProblem#EXCLUSION_MATCH_CLOSED}.
 */
@ApplicationScoped
class AdjudicateMatch {

    /** What an adjudicator may decide. */
    public enum Verdict {
        /** It is the same person. */
        CONFIRMED,
        /** It is somebody else. */
        FALSE_POSITIVE
    }

    /**
     * The decision.
     *
     * @param reason what the decision rests on, for example the SSN check on OIG's site; no SSN here
     * @param documentSha256 SHA-256 of a document that shows it, in lower-case hexadecimal
     */
    @Schema(name = "AdjudicateMatch")
    public record Request(
            @NotNull Verdict decision,
            @HasLines @NotBlank @Size(max = 2000) String reason,

            @Pattern(regexp = "[0-9a-f]{64}", message = "expected 64 lower-case hexadecimal digits") @Nullable
            String documentSha256) {}

    private final ExclusionMatches matches;
    private final ExclusionLists lists;
    private final ExclusionRows rows;
    private final StaffMembers staffMembers;
    private final ScreenStaffMember screenStaffMember;
    private final Outbox outbox;
    private final Audit audit;
    private final Actor actor;
    private final Clock clock;

    AdjudicateMatch(
            ExclusionMatches matches,
            ExclusionLists lists,
            ExclusionRows rows,
            StaffMembers staffMembers,
            ScreenStaffMember screenStaffMember,
            Outbox outbox,
            Audit audit,
            Actor actor,
            Clock clock) {
        this.matches = matches;
        this.lists = lists;
        this.rows = rows;
        this.staffMembers = staffMembers;
        this.screenStaffMember = screenStaffMember;
        this.outbox = outbox;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    public ExclusionMatch adjudicate(UUID id, Request request) {
        var found = matches.get(id);
        var member = staffMembers.lock(found.employeeId());
        // Read again under the lock: a second adjudicator sees the first one's decision.
        matches.getEntityManager().refresh(found);
        boolean wasConfirmed = found.status() == MatchStatus.CONFIRMED;
        var list = lists.get(found.exclusionListId());
        found.adjudicate(request, Stamp.of(actor, clock), list.sha256());
        switch (request.decision()) {
            case CONFIRMED -> {
                if (wasConfirmed) {
                    // The rule had said so already, and everybody knows.
                    audit.record(ADJUDICATED, "exclusion-match", found.id());
                    break;
                }
                var row = Objects.requireNonNull(
                        rows.byHash(Set.of(found.rowHash())).get(found.rowHash()));
                outbox.append(new ExclusionConfirmed(member.id(), found.id(), row.exclusionType(), row.excludedOn()));
            }
            case FALSE_POSITIVE -> outbox.append(new ExclusionDismissed(member.id(), found.id()));
        }
        screenStaffMember.settle(member, found, wasConfirmed, LocalDate.now(clock), list.id());
        return found;
    }
}
