package org.openpractice.compliance.obligation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One version of a duty laid down by law, as {@code rules/obligation-rules.json} holds it.
 *
 * @param code stable name, the same in every version
 * @param citation paragraph it comes from
 * @param effectiveFrom first occasion date this version applies to; it applies until the next version's
 * @param publishedOn only where no source says since when the version is in force: the day it was published, and {@code
 *     effectiveFrom} is then the first day on which a source shows it in force; an occasion in between is refused
 * @param effectiveFromSource with {@code publishedOn}, what these two days rest on
 * @param after code of the rule that must be met first
 * @param employment with a trigger that concerns employees, and only then
 * @param outcomes what the evidence must say happened; empty when there is only one way to meet the duty
 */
public record ObligationRule(
        @JsonProperty(required = true) String code,
        @JsonProperty(required = true) int version,
        @JsonProperty(required = true) String title,
        @JsonProperty(required = true) String citation,
        @JsonProperty(required = true) String text,
        @JsonProperty(required = true) LocalDate effectiveFrom,
        @Nullable LocalDate publishedOn,
        @Nullable String effectiveFromSource,
        @JsonProperty(required = true) Trigger trigger,
        @JsonProperty(required = true) DueClock clock,
        @JsonProperty(required = true) List<String> responsible,
        @JsonProperty(required = true) String nextAction,
        @Nullable String after,
        @Nullable List<String> outcomes,
        @Nullable Employment employment) {

    /** What the end of employment and a rehire do to a duty about an employee. */
    public record Employment(
            @JsonProperty(required = true) OnTermination onTermination,
            @JsonProperty(required = true) OnRehire onRehire) {}

    /** What the end of employment does to the duty while it is open. */
    public enum OnTermination {
        /** It was owed from the first day of work and is still owed. */
        SURVIVES,
        /** It protected somebody's future work and falls away after the last day. */
        WITHDRAWN
    }

    public ObligationRule {
        outcomes = outcomes == null ? List.of() : List.copyOf(outcomes);
        responsible = List.copyOf(responsible);
    }

    @Override
    public List<String> outcomes() {
        return outcomes == null ? List.of() : outcomes;
    }

    /** @throws NullPointerException when the duty is not about an employee */
    @Override
    public Employment employment() {
        return Objects.requireNonNull(employment, code);
    }

    /** Whether nobody can say if the version was in force on that day. */
    boolean isDoubtfulOn(LocalDate day) {
        return publishedOn != null && !day.isBefore(publishedOn) && day.isBefore(effectiveFrom);
    }

    boolean saysEmployment() {
        return employment != null;
    }

    /** Whether the date is the end of a time to keep something rather than a deadline. */
    public boolean keeps() {
        return clock instanceof DueClock.KeepUntilLaterOf;
    }

    /** Computes the due date with its proof. */
    public DueDate due(Occasion occasion, DayCount days) {
        var steps = clock.steps(occasion, days);
        var inputs = occasion.facts().entrySet().stream()
                .map(fact ->
                        new DueDate.Input(fact.getKey().words(), fact.getValue().toString()))
                .toList();
        return new DueDate(
                steps.getLast().date(),
                code,
                version,
                citation,
                text,
                inputs,
                clock.dayCount(days),
                steps,
                responsible,
                nextAction);
    }
}
