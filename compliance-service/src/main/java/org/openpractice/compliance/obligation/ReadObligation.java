package org.openpractice.compliance.obligation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openpractice.compliance.staff.StaffMembers;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;

/** Shows obligations as they stand today. */
@ApplicationScoped
class ReadObligation {

    /** An obligation as shown, with the version for its entity tag. */
    record Versioned(ObligationView view, long version) {}

    private final Obligations obligations;
    private final ObligationRules rules;
    private final ObligationHistory history;
    private final StaffMembers staffMembers;
    private final Clock clock;

    ReadObligation(
            Obligations obligations,
            ObligationRules rules,
            ObligationHistory history,
            StaffMembers staffMembers,
            Clock clock) {
        this.obligations = obligations;
        this.rules = rules;
        this.history = history;
        this.staffMembers = staffMembers;
        this.clock = clock;
    }

    @Transactional
    Page<ObligationView> list(PageRequest page, @Nullable UUID employeeId, @Nullable ObligationStatus status) {
        var found = obligations.page(page, employeeId, status, LocalDate.now(clock));
        return Page.of(page, found, Obligation::id, views(found));
    }

    /** @throws org.openpractice.platform.problem.ProblemException {@code not-found} */
    @Transactional
    Versioned read(UUID id) {
        var obligation = obligations.get(id);
        return new Versioned(views(List.of(obligation)).apply(obligation), obligation.version());
    }

    private Function<Obligation, ObligationView> views(List<Obligation> found) {
        var ids = found.stream().map(Obligation::id).toList();
        var evidence = history.evidence(ids);
        var changes = history.changes(ids);
        var people = staffMembers.byId(
                found.stream().map(Obligation::employeeId).distinct().toList());
        var today = LocalDate.now(clock);
        return obligation -> {
            var rule = rules.rule(obligation.ruleCode(), obligation.ruleVersion());
            var member = people.get(obligation.employeeId());
            return new ObligationView(
                    obligation.id(),
                    obligation.employeeId(),
                    member == null ? "" : member.displayName(),
                    rule.code(),
                    rule.title(),
                    obligation.status(today),
                    obligation.dueOn(),
                    rule.keeps(),
                    obligation.metOn().orElse(null),
                    obligation.withdrawnFrom().orElse(null),
                    rule.outcomes(),
                    obligation.explanation(),
                    evidence.getOrDefault(obligation.id(), List.of()),
                    changes.getOrDefault(obligation.id(), List.of()));
        };
    }
}
