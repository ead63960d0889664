package org.openpractice.compliance.exclusion;

import java.util.List;

/**
 * What comparing somebody with a row of the list gave.
 *
 * @param score 0 to 100; orders the adjudicator's queue, decides nothing
 * @param trace each field compared, with both values
 */
record Finding(MatchRule rule, int score, List<Compared> trace) {

    public Finding {
        trace = List.copyOf(trace);
    }

    /** Whether the rule confirms without an adjudicator. */
    public boolean isCertain() {
        return rule == MatchRule.NPI_NAME_AND_BIRTH_DATE;
    }

    /**
     * One field compared.
     *
     * @param ours the value on the staff's side; empty when there is none
     * @param listed the value in the list; empty when there is none
     * @param similarity 0 to 100
     */
    public record Compared(String field, String ours, String listed, Agreement agreement, int similarity) {
        /** Names and birth date stay out of logs. */
        @Override
        public String toString() {
            return field + " " + agreement + " " + similarity;
        }
    }

    /** How two values of a field stand to each other. */
    public enum Agreement {
        EQUAL,
        /** One is a part of the other: a double name, one of two first names. */
        PART,
        /** One is the initial of the other. */
        INITIAL,
        /** The first name of one is the middle name of the other. */
        MIDDLE_NAME,
        /** Alike, not equal. */
        NEAR,
        DIFFERENT,
        /** At least one side has no value. */
        UNKNOWN;

        boolean agrees() {
            return this == EQUAL || this == PART || this == INITIAL || this == MIDDLE_NAME;
        }
    }
}
