package org.openpractice.compliance.obligation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.problem.FieldError;
import org.openpractice.platform.problem.ThrowableMapper;

/**
 * Records the evidence that an obligation was met. Refuses: {@link ObligationProblem#OBLIGATION_ALREADY_MET}, {@link
 * ObligationProblem#OBLIGATION_WITHDRAWN}, {@link ObligationProblem#EARLIER_OBLIGATION_OPEN}, {@link
 * ObligationProblem#RETENTION_PERIOD_RUNNING}.
 */
@ApplicationScoped
class MeetObligation {

    /**
     * The evidence.
     *
     * @param metOn day it was done; not in the future
     * @param reference where the evidence is kept, for example the name of a signed form; no health data
     * @param outcome what came of it, when the rule knows more than one way
     * @param documentSha256 SHA-256 of the scanned document, in lower-case hexadecimal
     */
    @Schema(name = "MeetObligation")
    public record Request(
            @NotNull LocalDate metOn,
            @NotBlank @Size(max = 500) String reference,
            @Nullable String outcome,

            @Pattern(regexp = "[0-9a-f]{64}", message = "expected 64 lower-case hexadecimal digits") @Nullable
            String documentSha256) {}

    private final Obligations obligations;
    private final ObligationRules rules;
    private final ObligationHistory history;
    private final Clock clock;

    MeetObligation(Obligations obligations, ObligationRules rules, ObligationHistory history, Clock clock) {
        this.obligations = obligations;
        this.rules = rules;
        this.history = history;
        this.clock = clock;
    }

    @Transactional
    public Obligation meet(UUID id, Request request) {
        var obligation = obligations.get(id);
        var rule = rules.rule(obligation.ruleCode(), obligation.ruleVersion());
        var today = LocalDate.now(clock);
        refuseWrongFields(rule, request, today);
        var met = obligation.meet(request.metOn(), today);
        refuseBeforeItsTurn(obligation, rule, request.metOn());
        history.keep(obligation, request);
        history.note(obligation, ObligationChange.Kind.MET, met);
        return obligation;
    }

    private static void refuseWrongFields(ObligationRule rule, Request request, LocalDate today) {
        var errors = new ArrayList<FieldError>();
        if (request.metOn().isAfter(today)) {
            errors.add(new FieldError("metOn", "expected a date that is not in the future"));
        }
        var outcome = request.outcome();
        if (rule.outcomes().isEmpty()
                ? outcome != null
                : outcome == null || !rule.outcomes().contains(outcome)) {
            errors.add(new FieldError(
                    "outcome",
                    rule.outcomes().isEmpty()
                            ? "this rule knows no outcomes; leave it out"
                            : "expected one of " + String.join(", ", rule.outcomes())));
        }
        if (!errors.isEmpty()) {
            throw ThrowableMapper.invalid(List.copyOf(errors));
        }
    }

    private void refuseBeforeItsTurn(Obligation obligation, ObligationRule rule, LocalDate metOn) {
        var after = rule.after();
        if (after == null) {
            return;
        }
        obligations
                .of(obligation.subject(), after)
                .filter(earlier ->
                        earlier.metOn().filter(day -> !day.isAfter(metOn)).isEmpty())
                .ifPresent(earlier -> {
                    throw ObligationProblem.EARLIER_OBLIGATION_OPEN.because(
                            after + " must be met first, at the latest on the same day",
                            Map.of("rule", after, "obligationId", earlier.id()));
                });
    }
}
