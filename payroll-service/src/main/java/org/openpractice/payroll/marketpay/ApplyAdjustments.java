package org.openpractice.payroll.marketpay;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.openpractice.payroll.enrollment.ChangeEnrollment;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.PayTerms;
import org.openpractice.platform.job.JobProgress;
import org.openpractice.platform.job.JobWork;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.records.EffectiveDated;

/**
 * Makes new pay terms of an approved proposal, one person a transaction, by the enrollment's own use case and with its
 * refusals. A line that is refused says why and stops nobody else; a run after a stop goes on with the lines left.
 */
@ApplicationScoped
class ApplyAdjustments implements JobWork {

    static final String KIND = "pay-adjustments";

    public record Parameters(UUID proposalId) {}

    public record Report(int applied, int refused) {}

    private final AdjustmentProposals proposals;
    private final ChangeEnrollment changeEnrollment;
    private final EnrollmentHistory terms;

    ApplyAdjustments(AdjustmentProposals proposals, ChangeEnrollment changeEnrollment, EnrollmentHistory terms) {
        this.proposals = proposals;
        this.changeEnrollment = changeEnrollment;
        this.terms = terms;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Report run(JsonNode parameters, JobProgress progress) {
        var proposalId = UUID.fromString(parameters.path("proposalId").asText());
        var effectiveFrom = QuarkusTransaction.requiringNew()
                .call(() -> proposals.get(proposalId).effectiveFrom());
        List<UUID> open = QuarkusTransaction.requiringNew().call(() -> proposals.open(proposalId));
        progress.total(open.size());
        for (var lineId : open) {
            try {
                QuarkusTransaction.requiringNew().run(() -> apply(lineId, effectiveFrom));
            } catch (ProblemException refused) {
                QuarkusTransaction.requiringNew()
                        .run(() -> proposals.line(lineId).refused(refused.type().slug() + ": " + refused.detail()));
            }
            progress.advance(1);
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            var lines = proposals.lines(proposalId);
            int applied = (int) lines.stream()
                    .filter(line -> line.outcome() == AdjustmentLine.Outcome.APPLIED)
                    .count();
            return new Report(applied, lines.size() - applied);
        });
    }

    private void apply(UUID lineId, LocalDate effectiveFrom) {
        var line = proposals.line(lineId);
        boolean asProposed = EffectiveDated.on(effectiveFrom, terms.of(PayTerms.class, line.employeeId()))
                .filter(current ->
                        current.basis() == line.basis() && current.rate().equals(line.rateBefore()))
                .isPresent();
        if (!asProposed) {
            line.refused("The pay terms changed since the proposal");
            return;
        }
        changeEnrollment.rate(line.employeeId(), effectiveFrom, line.rateAfter());
        line.applied();
    }
}
