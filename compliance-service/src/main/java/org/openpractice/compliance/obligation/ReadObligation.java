package org.openpractice.compliance.obligation;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openpractice.contracts.compliance.Subject;
import org.openpractice.contracts.compliance.SubjectKind;
import org.openpractice.platform.paging.Page;

/** Shows obligations as they stand today. */
@ApplicationScoped
class ReadObligation {

    private final Obligations obligations;
    private final ObligationRules rules;
    private final ObligationHistory history;
    private final List<SubjectNames> names;
    private final Clock clock;

    ReadObligation(
            Obligations obligations,
            ObligationRules rules,
            ObligationHistory history,
            @All List<SubjectNames> names,
            Clock clock) {
        this.obligations = obligations;
        this.rules = rules;
        this.history = history;
        this.names = names;
        this.clock = clock;
    }

    Page<ObligationView> list(Obligations.Asked asked) {
        return obligations.list(asked, LocalDate.now(clock)).pageOf(this::views);
    }

    /** @throws org.openpractice.platform.problem.ProblemException {@code not-found} */
    @Transactional
    ObligationView read(UUID id) {
        return changed(obligations.get(id));
    }

    /** An obligation that was just changed. */
    @Transactional
    ObligationView changed(Obligation obligation) {
        return views(List.of(obligation)).apply(obligation);
    }

    private Function<Obligation, ObligationView> views(List<Obligation> found) {
        var ids = found.stream().map(Obligation::id).toList();
        var evidence = history.evidence(ids);
        var changes = history.changes(ids);
        var subjectNames = names(found);
        var today = LocalDate.now(clock);
        return obligation -> {
            var rule = rules.rule(obligation.ruleCode(), obligation.ruleVersion());
            var subject = obligation.subject();
            var name = subjectNames.getOrDefault(subject, "");
            boolean isEmployee = subject.kind() == SubjectKind.EMPLOYEE;
            return new ObligationView(
                    obligation.id(),
                    new ObligationView.SubjectView(subject.kind(), subject.id(), name),
                    isEmployee ? subject.id() : null,
                    isEmployee ? name : null,
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
                    changes.getOrDefault(obligation.id(), List.of()),
                    obligation.version());
        };
    }

    private Map<Subject, String> names(List<Obligation> found) {
        var ids = found.stream()
                .map(Obligation::subject)
                .collect(Collectors.groupingBy(Subject::kind, Collectors.mapping(Subject::id, Collectors.toSet())));
        var known = new HashMap<Subject, String>();
        for (var ofKind : names) {
            var kind = ofKind.kind();
            if (ids.containsKey(kind)) {
                ofKind.names(ids.get(kind)).forEach((id, name) -> known.put(new Subject(kind, id), name));
            }
        }
        return known;
    }
}
