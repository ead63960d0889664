package org.openpractice.payroll.marketpay;

import static org.openpractice.platform.audit.Verb.APPLIED;
import static org.openpractice.platform.audit.Verb.APPROVED;
import static org.openpractice.platform.audit.Verb.DRAFTED;
import static org.openpractice.platform.audit.Verb.WITHDREW;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.PayTerms;
import org.openpractice.platform.approval.SecondPerson;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.job.Jobs;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.records.Stamp;

/** Proposes raises within a budget, has a second person approve them, and starts the job that applies them. */
@ApplicationScoped
class ProposeAdjustments {

    /**
     * @param effectiveFrom day from which the raises hold; pay and positions are those of that day
     * @param budget what the raises may cost in a year
     */
    @Schema(name = "ProposeAdjustments")
    public record Request(
            @NotNull LocalDate effectiveFrom,
            @NotNull Money budget,
            @NotNull @Valid AdjustmentPlan.Rule rule) {

        @SuppressWarnings("ConstantValue") // an absent budget is null until it is validated
        public Request {
            if (budget != null && !budget.isPositive()) {
                throw new IllegalArgumentException("expected a budget above zero");
            }
        }
    }

    private final MarketComparison comparison;
    private final AdjustmentProposals proposals;
    private final Jobs jobs;
    private final SecondPerson secondPerson;
    private final Audit audit;
    private final Actor actor;
    private final Clock clock;

    ProposeAdjustments(
            MarketComparison comparison,
            AdjustmentProposals proposals,
            Jobs jobs,
            SecondPerson secondPerson,
            Audit audit,
            Actor actor,
            Clock clock) {
        this.comparison = comparison;
        this.proposals = proposals;
        this.jobs = jobs;
        this.secondPerson = secondPerson;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /** Refuses {@link MarketPayProblem#NOBODY_TO_ADJUST}. */
    @Transactional
    public AdjustmentProposal draft(Request request) {
        var candidates = new ArrayList<AdjustmentPlan.Candidate>();
        Map<UUID, PayTerms.Basis> bases = new HashMap<>();
        for (var person : comparison.inMappedPositions(request.effectiveFrom())) {
            var terms = person.terms();
            var market = person.market();
            if (terms == null || market == null || person.compaRatio() == null) {
                continue;
            }
            var midpoint = market.position().midpoint();
            if (midpoint != null) {
                bases.put(person.enrollment().id(), terms.basis());
                candidates.add(new AdjustmentPlan.Candidate(
                        person.enrollment().id(),
                        person.enrollment().employeeNumber(),
                        person.enrollment().positionTitle(),
                        terms.basis() == PayTerms.Basis.HOURLY,
                        terms.rate(),
                        midpoint,
                        market.position().maximum()));
            }
        }
        if (candidates.isEmpty()) {
            throw MarketPayProblem.NOBODY_TO_ADJUST.because(
                    "Expected people in positions with PUT /position-markets/{positionTitle} and a midpoint");
        }
        var plan = AdjustmentPlan.of(candidates, request.budget(), request.rule());
        var proposal = new AdjustmentProposal(
                request.effectiveFrom(), request.budget(), plan, kind(request.rule()), Stamp.of(actor, clock));
        proposals.persist(proposal);
        int ordinal = 0;
        for (var raise : plan.raises()) {
            var basis = bases.getOrDefault(raise.candidate().employeeId(), PayTerms.Basis.SALARIED);
            proposals.add(new AdjustmentLine(proposal.id(), ++ordinal, basis, raise));
        }
        audit.record(DRAFTED, "adjustment-proposal", proposal.id());
        return proposal;
    }

    /** Refuses {@link PlatformProblem#SECOND_PERSON_REQUIRED} and {@link MarketPayProblem#PROPOSAL_STATE}. */
    @Transactional
    public AdjustmentProposal approve(UUID id, IfMatch ifMatch) {
        var proposal = proposals.lock(id);
        secondPerson.require(proposal.drafted().by(), "approve", "adjustment-proposal", id);
        ifMatch.require(proposal.version());
        proposal.approve(Stamp.of(actor, clock));
        audit.record(APPROVED, "adjustment-proposal", id);
        return proposal;
    }

    /** Refuses {@link MarketPayProblem#PROPOSAL_STATE}. */
    @Transactional
    public AdjustmentProposal withdraw(UUID id, IfMatch ifMatch) {
        var proposal = proposals.lock(id);
        ifMatch.require(proposal.version());
        proposal.withdraw();
        audit.record(WITHDREW, "adjustment-proposal", id);
        return proposal;
    }

    /** Starts the job that makes new pay terms of an approved proposal. Refuses {@link MarketPayProblem#PROPOSAL_STATE}. */
    @Transactional
    public UUID apply(UUID id, IfMatch ifMatch) {
        var proposal = proposals.lock(id);
        ifMatch.require(proposal.version());
        proposal.requireApplicable();
        var job = jobs.start(ApplyAdjustments.KIND, new ApplyAdjustments.Parameters(id));
        proposal.appliedBy(job);
        audit.record(APPLIED, "adjustment-proposal", id);
        return job;
    }

    private static String kind(AdjustmentPlan.Rule rule) {
        return switch (rule) {
            case AdjustmentPlan.LowestCompaRatioFirst lowest -> "LOWEST_COMPA_RATIO_FIRST";
            case AdjustmentPlan.MeritMatrix merit -> "MERIT_MATRIX";
        };
    }
}
