package org.openpractice.payroll.marketpay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

/** Proposals and their lines. */
@ApplicationScoped
class AdjustmentProposals implements Records<AdjustmentProposal> {

    /** Which proposals are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("state")
        AdjustmentProposal.@Nullable State state;

        @Parameter(description = "Raises hold from this day or later")
        @QueryParam("effectiveFrom")
        @Nullable
        LocalDate effectiveFrom;

        @Parameter(description = "Raises hold from this day or earlier")
        @QueryParam("effectiveTo")
        @Nullable
        LocalDate effectiveTo;
    }

    /** Which raises of a proposal are asked for. */
    public static class AskedLines extends ListRequest {

        @QueryParam("employeeId")
        @Nullable
        UUID employeeId;

        @QueryParam("positionTitle")
        @Nullable
        String positionTitle;

        @QueryParam("outcome")
        AdjustmentLine.@Nullable Outcome outcome;
    }

    ListOf<AdjustmentProposal> list(Asked asked) {
        return list(AdjustmentProposal.class, asked)
                .search("e.rule", "e.explanation", "e.drafted.by")
                .where("e.state = ?", asked.state)
                .where("e.effectiveFrom >= ?", asked.effectiveFrom)
                .where("e.effectiveFrom <= ?", asked.effectiveTo)
                .sort("effectiveFrom", LocalDate.class, "e.effectiveFrom");
    }

    ListOf<AdjustmentLine> lines(UUID proposalId, AskedLines asked) {
        return ListOf.entities(getEntityManager(), AdjustmentLine.class, asked)
                .search("e.employeeNumber", "e.positionTitle", Enrollments.name("e.employeeId"))
                .where("e.proposalId = ?", proposalId)
                .where("e.employeeId = ?", asked.employeeId)
                .where("e.positionTitle = ?", asked.positionTitle)
                .where("e.outcome = ?", asked.outcome)
                .sort("number", Integer.class, "e.ordinal")
                .sort("employeeNumber", String.class, "e.employeeNumber")
                .sort("positionTitle", String.class, "lower(e.positionTitle)");
    }

    void add(AdjustmentLine line) {
        getEntityManager().persist(line);
    }

    AdjustmentLine line(UUID id) {
        return getEntityManager().find(AdjustmentLine.class, id);
    }

    List<AdjustmentLine> lines(UUID proposalId) {
        return getEntityManager()
                .createQuery("from AdjustmentLine where proposalId = :proposal order by ordinal", AdjustmentLine.class)
                .setParameter("proposal", proposalId)
                .getResultList();
    }

    /** Lines that wait to be applied, in their order. */
    List<UUID> open(UUID proposalId) {
        return getEntityManager()
                .createQuery(
                        "select id from AdjustmentLine where proposalId = :proposal and outcome = :open order by ordinal",
                        UUID.class)
                .setParameter("proposal", proposalId)
                .setParameter("open", AdjustmentLine.Outcome.OPEN)
                .getResultList();
    }
}
