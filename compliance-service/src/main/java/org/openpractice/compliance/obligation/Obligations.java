package org.openpractice.compliance.obligation;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.compliance.Subject;
import org.openpractice.contracts.compliance.SubjectKind;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

/**
 * The group's obligations, and the face of the clock engine: a feature that learns what happened to a subject says so
 * here, in the transaction in which it learns it, and the rules decide what follows. A subject owes each rule once at a
 * time; each step goes into the obligation's history and out as an event.
 */
@ApplicationScoped
public class Obligations implements Records<Obligation> {

    /** Which obligations are asked for. */
    public static class Asked extends ListRequest {

        @Parameter(description = "The subject where it is an employee")
        @QueryParam("employeeId")
        @Nullable
        UUID employeeId;

        @QueryParam("subjectKind")
        @Nullable
        SubjectKind subjectKind;

        @QueryParam("subjectId")
        @Nullable
        UUID subjectId;

        @Parameter(description = "How it stands today")
        @QueryParam("status")
        @Nullable
        ObligationStatus status;

        @Parameter(description = "Code of the rule it comes from")
        @QueryParam("rule")
        @Nullable
        String rule;

        @Parameter(description = "Whether it is a time to keep something rather than a deadline")
        @QueryParam("keeps")
        @Nullable
        Boolean keeps;

        @Parameter(description = "Due on this day or later")
        @QueryParam("dueFrom")
        @Nullable
        LocalDate dueFrom;

        @Parameter(description = "Due on this day or earlier")
        @QueryParam("dueTo")
        @Nullable
        LocalDate dueTo;

        @Parameter(description = "Met on this day or later")
        @QueryParam("metFrom")
        @Nullable
        LocalDate metFrom;

        @Parameter(description = "Met on this day or earlier")
        @QueryParam("metTo")
        @Nullable
        LocalDate metTo;
    }

    private static final String APPLIES = "e.metOn is null and (e.withdrawnFrom is null or e.withdrawnFrom > ?)";

    private final ObligationRules rules;
    private final ObligationHistory history;
    private final OpenDaysOfGroup openDays;
    private final List<SubjectNames> names;
    private final String titles;

    Obligations(
            ObligationRules rules, ObligationHistory history, OpenDaysOfGroup openDays, @All List<SubjectNames> names) {
        this.rules = rules;
        this.history = history;
        this.openDays = openDays;
        this.names = names;
        this.titles = titles(rules);
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
                persist(obligation);
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

    /** Withdraws what stands of the subject and was opened by what never happened on that day or after it. */
    @Transactional(TxType.MANDATORY)
    public void withdrawSince(Subject subject, LocalDate day) {
        for (var obligation : of(subject)) {
            if (obligation.stands() && obligation.isSince(day)) {
                history.note(obligation, ObligationChange.Kind.WITHDRAWN, obligation.withdraw(day, history.cause()));
            }
        }
    }

    /** What was withdrawn from that day on stands again as it stood: what withdrew it was not so. */
    @Transactional(TxType.MANDATORY)
    public void standAgain(Subject subject, LocalDate withdrawnFrom) {
        var days = openDays.dayCount();
        for (var obligation : of(subject)) {
            if (obligation.withdrawnFrom().filter(withdrawnFrom::equals).isPresent()) {
                var rule = rule(obligation);
                history.note(
                        obligation,
                        ObligationChange.Kind.REOPENED,
                        obligation.reopen(rule, obligation.occasion(rule.trigger()), days, history.cause()));
            }
        }
    }

    /** Computes the due dates of what stands of the subject anew, now that a fact turned out to be none. */
    @Transactional(TxType.MANDATORY)
    public void forget(Subject subject, Fact fact) {
        var days = openDays.dayCount();
        for (var obligation : of(subject)) {
            var rule = rule(obligation);
            if (obligation.stands() && !rule.trigger().brings().contains(fact)) {
                obligation
                        .move(rule, obligation.occasion(rule.trigger()).without(fact), days)
                        .ifPresent(moved -> history.note(obligation, ObligationChange.Kind.MOVED, moved));
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

    List<Obligation> of(Subject subject) {
        return list("subjectKind = ?1 and subjectId = ?2 order by id", subject.kind(), subject.id());
    }

    Optional<Obligation> of(Subject subject, String ruleCode) {
        return find("subjectKind = ?1 and subjectId = ?2 and ruleCode = ?3", subject.kind(), subject.id(), ruleCode)
                .firstResultOptional();
    }

    /**
     * The list.
     *
     * @param today the day on which they stand as asked
     */
    ListOf<Obligation> list(Asked asked, LocalDate today) {
        var list = list(Obligation.class, asked)
                .search(texts())
                .where("e.subjectKind = ?", asked.subjectKind)
                .where("e.subjectId = ?", asked.subjectId)
                .where("e.subjectKind = EMPLOYEE and e.subjectId = ?", asked.employeeId)
                .where("e.ruleCode = ?", asked.rule)
                .where("e.keeps = ?", asked.keeps)
                .where("e.dueOn >= ?", asked.dueFrom)
                .where("e.dueOn <= ?", asked.dueTo)
                .where("e.metOn >= ?", asked.metFrom)
                .where("e.metOn <= ?", asked.metTo)
                .sort("dueOn", LocalDate.class, "e.dueOn")
                .sort("rule", String.class, "e.ruleCode");
        return asked.status == null ? list : standing(list, asked.status, today);
    }

    /** The same questions as {@link Obligation#status}, asked of the database. */
    private static ListOf<Obligation> standing(ListOf<Obligation> list, ObligationStatus status, LocalDate today) {
        return switch (status) {
            case MET -> list.where("e.metOn is not null");
            case WITHDRAWN -> list.where("e.metOn is null and e.withdrawnFrom <= ?", today);
            case OVERDUE -> list.where(APPLIES, today).where("e.keeps = false and e.dueOn < ?", today);
            case OPEN -> list.where(APPLIES, today).where("(e.keeps = true or e.dueOn >= ?)", today);
        };
    }

    /** What is searched: the titles, which stand in the rules and not in the database, and the names of the subjects. */
    private String[] texts() {
        return Stream.concat(Stream.of(titles), names.stream().map(ofKind -> ofKind.named("e.subjectId")))
                .toArray(String[]::new);
    }

    private static String titles(ObligationRules rules) {
        return rules.all()
                .map(rule -> "when e.ruleCode = '" + rule.code() + "' and e.ruleVersion = " + rule.version() + " then '"
                        + rule.title().replace("'", "''").replace('?', ' ') + "'")
                .collect(Collectors.joining(" ", "(case ", " else '' end)"));
    }
}
