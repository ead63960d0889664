package org.openpractice.compliance.obligation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.compliance.Subject;
import org.openpractice.contracts.compliance.SubjectKind;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

/**
 * The group's obligations, and the face of the clock engine: a feature that learns what happened to a subject says so
 * here, in the transaction in which it learns it, and the rules decide what follows. A subject owes each rule once at a
 * time; each step goes into the obligation's history and out as an event.
 */
@ApplicationScoped
public class Obligations implements PanacheRepositoryBase<Obligation, UUID> {

    private final ObligationRules rules;
    private final ObligationHistory history;
    private final OpenDaysOfGroup openDays;

    Obligations(ObligationRules rules, ObligationHistory history, OpenDaysOfGroup openDays) {
        this.rules = rules;
        this.history = history;
        this.openDays = openDays;
    }

    /** Opens what the occasion sets going. What the subject owes or has met under the same rule stays as it is. */
    @Transactional(TxType.MANDATORY)
    public void open(Subject subject, Occasion occasion) {
        reopen(subject, occasion, (rule, before) -> false);
    }

    /**
     * Opens what the occasion sets going, also once more.
     *
     * @param again whether an obligation that is there is opened anew under the version of the rule in force now
     */
    @Transactional(TxType.MANDATORY)
    public void reopen(Subject subject, Occasion occasion, BiPredicate<ObligationRule, Obligation> again) {
        var days = openDays.dayCount();
        var known = of(subject).stream().collect(Collectors.toMap(Obligation::ruleCode, Function.identity()));
        for (var rule : rules.openedBy(occasion.trigger(), occasion.on())) {
            var before = known.get(rule.code());
            if (before == null) {
                var obligation = new Obligation(subject, rule, occasion, days);
                persistAndFlush(obligation);
                history.note(obligation, ObligationChange.Kind.OPENED, obligation.opened());
            } else if (again.test(rule, before)) {
                history.note(
                        before, ObligationChange.Kind.REOPENED, before.reopen(rule, occasion, days, history.cause()));
            }
        }
    }

    /** Withdraws what stands of the subject under rules that fall away; until that day it stands. */
    @Transactional(TxType.MANDATORY)
    public void withdraw(Subject subject, LocalDate from, Predicate<ObligationRule> fallsAway) {
        for (var obligation : of(subject)) {
            if (obligation.stands() && fallsAway.test(rule(obligation))) {
                history.note(obligation, ObligationChange.Kind.WITHDRAWN, obligation.withdraw(from, history.cause()));
            }
        }
    }

    /** Computes the due dates of what stands of the subject anew, now that one more fact is known. */
    @Transactional(TxType.MANDATORY)
    public void learn(Subject subject, Fact fact, LocalDate day) {
        var days = openDays.dayCount();
        for (var obligation : of(subject)) {
            if (obligation.stands()) {
                var rule = rule(obligation);
                obligation
                        .move(rule, obligation.occasion(rule.trigger()).with(fact, day), days)
                        .ifPresent(moved -> history.note(obligation, ObligationChange.Kind.MOVED, moved));
            }
        }
    }

    private ObligationRule rule(Obligation obligation) {
        return rules.rule(obligation.ruleCode(), obligation.ruleVersion());
    }

    Obligation get(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    List<Obligation> of(Subject subject) {
        return list("subjectKind = ?1 and subjectId = ?2 order by id", subject.kind(), subject.id());
    }

    Optional<Obligation> of(Subject subject, String ruleCode) {
        return find("subjectKind = ?1 and subjectId = ?2 and ruleCode = ?3", subject.kind(), subject.id(), ruleCode)
                .firstResultOptional();
    }

    /** Which obligations are asked for; what is null is not asked. */
    record Filter(
            @Nullable SubjectKind subjectKind,
            @Nullable UUID subjectId,
            @Nullable UUID employeeId,
            @Nullable ObligationStatus status) {}

    List<Obligation> page(PageRequest page, Filter filter, LocalDate today) {
        var query = new StringBuilder("id > :after");
        var parameters = Parameters.with("after", page.after());
        if (filter.subjectKind() != null) {
            query.append(" and subjectKind = :subjectKind");
            parameters.and("subjectKind", filter.subjectKind());
        }
        if (filter.subjectId() != null) {
            query.append(" and subjectId = :subjectId");
            parameters.and("subjectId", filter.subjectId());
        }
        if (filter.employeeId() != null) {
            query.append(" and subjectKind = :employee and subjectId = :employeeId");
            parameters.and("employee", SubjectKind.EMPLOYEE).and("employeeId", filter.employeeId());
        }
        if (filter.status() != null) {
            // The same questions as Obligation.status, asked of the database.
            query.append(
                    switch (filter.status()) {
                        case MET -> " and metOn is not null";
                        case WITHDRAWN -> " and metOn is null and withdrawnFrom <= :today";
                        case OVERDUE ->
                            " and metOn is null and (withdrawnFrom is null or withdrawnFrom > :today)"
                                    + " and keeps = false and dueOn < :today";
                        case OPEN ->
                            " and metOn is null and (withdrawnFrom is null or withdrawnFrom > :today)"
                                    + " and (keeps = true or dueOn >= :today)";
                    });
            if (filter.status() != ObligationStatus.MET) {
                parameters.and("today", today);
            }
        }
        return find(query.append(" order by id").toString(), parameters)
                .page(0, page.fetch())
                .list();
    }
}
