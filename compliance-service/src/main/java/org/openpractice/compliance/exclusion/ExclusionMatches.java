package org.openpractice.compliance.exclusion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.compliance.staff.StaffMembers;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

/** The group's matches. */
@ApplicationScoped
class ExclusionMatches implements Records<ExclusionMatch> {

    /** Which matches are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("status")
        @Nullable
        MatchStatus status;

        @QueryParam("employeeId")
        @Nullable
        UUID employeeId;

        @Parameter(description = "Why the two may be the same person")
        @QueryParam("rule")
        @Nullable
        MatchRule rule;

        @Parameter(description = "The list it was found on")
        @QueryParam("exclusionListId")
        @Nullable
        UUID exclusionListId;

        @Parameter(description = "Found on this day (UTC) or later")
        @QueryParam("foundFrom")
        @Nullable
        LocalDate foundFrom;

        @Parameter(description = "Found on this day (UTC) or earlier")
        @QueryParam("foundTo")
        @Nullable
        LocalDate foundTo;

        @Parameter(description = "Decided on this day (UTC) or later")
        @QueryParam("decidedFrom")
        @Nullable
        LocalDate decidedFrom;

        @Parameter(description = "Decided on this day (UTC) or earlier")
        @QueryParam("decidedTo")
        @Nullable
        LocalDate decidedTo;
    }

    private final StaffMembers staffMembers;

    ExclusionMatches(StaffMembers staffMembers) {
        this.staffMembers = staffMembers;
    }

    ListOf<ExclusionMatch> list(Asked asked) {
        return list(ExclusionMatch.class, asked)
                .search(staffMembers.named("e.employeeId"))
                .where("e.status = ?", asked.status)
                .where("e.employeeId = ?", asked.employeeId)
                .where("e.rule = ?", asked.rule)
                .where("e.exclusionListId = ?", asked.exclusionListId)
                .during("e.foundAt", asked.foundFrom, asked.foundTo)
                .during("e.decided.at", asked.decidedFrom, asked.decidedTo)
                .sort("score", Integer.class, "e.score")
                .sort("foundAt", Instant.class, "e.foundAt");
    }

    List<ExclusionMatch> of(UUID employeeId) {
        return list("employeeId = ?1 order by id", employeeId);
    }

    /** Undecided and confirmed matches with one of the rows. */
    List<ExclusionMatch> standingWith(Collection<String> rowHashes) {
        return rowHashes.isEmpty()
                ? List.of()
                : list(
                        "rowHash in ?1 and status in ?2 order by employeeId, id",
                        rowHashes,
                        List.of(MatchStatus.POTENTIAL, MatchStatus.CONFIRMED));
    }
}
