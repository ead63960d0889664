package org.openpractice.compliance.obligation;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.compliance.JsonText;
import org.openpractice.contracts.compliance.ObligationEvent.ObligationMet;
import org.openpractice.contracts.compliance.ObligationEvent.ObligationOpened;
import org.openpractice.contracts.compliance.ObligationEvent.ObligationReopened;
import org.openpractice.contracts.compliance.ObligationEvent.ObligationWithdrawn;
import org.openpractice.contracts.compliance.Subject;
import org.openpractice.contracts.compliance.SubjectKind;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;

/** A duty of the practice group about one subject under one rule. Whether it is overdue is a question of the day. */
@Entity
public class Obligation extends Aggregate {

    @Enumerated(EnumType.STRING)
    private SubjectKind subjectKind;

    private UUID subjectId;
    private String ruleCode;
    private int ruleVersion;
    private LocalDate occasionOn;

    @Convert(converter = FactsColumn.class)
    private Map<Fact, LocalDate> facts;

    private LocalDate dueOn;

    @Convert(converter = ExplanationColumn.class)
    private DueDate explanation;

    private boolean keeps;
    private @Nullable LocalDate metOn;
    private @Nullable LocalDate withdrawnFrom;

    @SuppressWarnings("NullAway.Init")
    protected Obligation() {}

    Obligation(Subject subject, ObligationRule rule, Occasion occasion, DayCount days) {
        super(Ids.next());
        this.subjectKind = subject.kind();
        this.subjectId = subject.id();
        this.ruleCode = rule.code();
        take(rule, occasion, days);
    }

    private void take(ObligationRule rule, Occasion occasion, DayCount days) {
        ruleVersion = rule.version();
        keeps = rule.keeps();
        occasionOn = occasion.on();
        facts = occasion.facts();
        explanation = rule.due(occasion, days);
        dueOn = explanation.dueOn();
    }

    /** The fact that it stands, with its due date. */
    ObligationOpened opened() {
        return new ObligationOpened(id(), subject(), ruleCode, dueOn);
    }

    /**
     * Computes the due date anew for what is known now; the duty itself goes on.
     *
     * @return the new due date as a fact; empty when it is the same
     */
    Optional<ObligationOpened> move(ObligationRule rule, Occasion occasion, DayCount days) {
        if (rule.due(occasion, days).dueOn().equals(dueOn)) {
            return Optional.empty();
        }
        take(rule, occasion, days);
        return Optional.of(opened());
    }

    /** Met on that day. Refuses: {@link ObligationProblem#OBLIGATION_ALREADY_MET}, {@link ObligationProblem#OBLIGATION_WITHDRAWN}, {@link ObligationProblem#RETENTION_PERIOD_RUNNING}. */
    ObligationMet meet(LocalDate day, LocalDate today) {
        if (metOn != null) {
            throw ObligationProblem.OBLIGATION_ALREADY_MET.because("it was met on " + metOn, Map.of("metOn", metOn));
        }
        if (withdrawnFrom != null && !withdrawnFrom.isAfter(today)) {
            throw ObligationProblem.OBLIGATION_WITHDRAWN.because(
                    "it does not apply since " + withdrawnFrom, Map.of("withdrawnFrom", withdrawnFrom));
        }
        if (keeps && !day.isAfter(dueOn)) {
            throw ObligationProblem.RETENTION_PERIOD_RUNNING.because(
                    "it may be destroyed after " + dueOn, Map.of("keepUntil", dueOn));
        }
        metOn = day;
        withdrawnFrom = null;
        return new ObligationMet(id(), subject(), ruleCode, day);
    }

    /** No longer applies from that day on; until then it stands. */
    ObligationWithdrawn withdraw(LocalDate from, @Nullable UUID becauseOfEventId) {
        withdrawnFrom = from;
        return new ObligationWithdrawn(id(), subject(), ruleCode, becauseOfEventId);
    }

    /** Must be done again, or applies again, under the version of the rule in force now. */
    ObligationReopened reopen(ObligationRule rule, Occasion occasion, DayCount days, @Nullable UUID becauseOfEventId) {
        metOn = null;
        withdrawnFrom = null;
        take(rule, occasion, days);
        return new ObligationReopened(id(), subject(), ruleCode, dueOn, becauseOfEventId);
    }

    /** How it stands on that day. */
    ObligationStatus status(LocalDate today) {
        if (metOn != null) {
            return ObligationStatus.MET;
        }
        if (withdrawnFrom != null && !withdrawnFrom.isAfter(today)) {
            return ObligationStatus.WITHDRAWN;
        }
        return !keeps && dueOn.isBefore(today) ? ObligationStatus.OVERDUE : ObligationStatus.OPEN;
    }

    /** Neither met nor withdrawn. */
    public boolean stands() {
        return metOn == null && withdrawnFrom == null;
    }

    /** Whether what opened it was on that day or after it. */
    public boolean isSince(LocalDate day) {
        return !occasionOn.isBefore(day);
    }

    /** Withdrawn, if only from a later day on. */
    public boolean isWithdrawn() {
        return withdrawnFrom != null;
    }

    Subject subject() {
        return new Subject(subjectKind, subjectId);
    }

    String ruleCode() {
        return ruleCode;
    }

    int ruleVersion() {
        return ruleVersion;
    }

    Occasion occasion(Trigger trigger) {
        return new Occasion(trigger, occasionOn, facts);
    }

    LocalDate dueOn() {
        return dueOn;
    }

    DueDate explanation() {
        return explanation;
    }

    public Optional<LocalDate> metOn() {
        return Optional.ofNullable(metOn);
    }

    Optional<LocalDate> withdrawnFrom() {
        return Optional.ofNullable(withdrawnFrom);
    }

    @Converter
    static class FactsColumn extends JsonText<Map<Fact, LocalDate>> {
        FactsColumn() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class ExplanationColumn extends JsonText<DueDate> {
        ExplanationColumn() {
            super(new TypeReference<>() {});
        }
    }
}
