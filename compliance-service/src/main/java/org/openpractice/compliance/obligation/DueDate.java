package org.openpractice.compliance.obligation;

import java.time.LocalDate;
import java.util.List;

/**
 * A due date with its proof: the rule and version it comes from, what went in, the count day by day, what to do next.
 *
 * @param dueOn last day on which the duty is done in time; for a record to be kept, the last day it must be kept
 * @param rule code of the rule
 * @param dayCount which days count, in words
 */
record DueDate(
        LocalDate dueOn,
        String rule,
        int version,
        String citation,
        String text,
        List<Input> inputs,
        String dayCount,
        List<Step> steps,
        List<String> responsible,
        String nextAction) {

    public DueDate {
        inputs = List.copyOf(inputs);
        steps = List.copyOf(steps);
        responsible = List.copyOf(responsible);
    }

    /** A fact the date was computed from. */
    public record Input(String name, String value) {}

    /**
     * One step of the count.
     *
     * @param count days counted up to and including this date
     */
    public record Step(LocalDate date, int count, String note) {}
}
