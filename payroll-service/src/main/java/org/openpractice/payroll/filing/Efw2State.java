package org.openpractice.payroll.filing;

import java.util.Map;
import org.openpractice.contracts.Money;

/**
 * Record RS of an EFW2 file: state wages and tax of one person, for the state. The Social Security Administration lays it out
 * (Publication 42-007) and does not read it; most states want fields of their own in it, so it is written only for those of
 * which it is confirmed that they take the layout as it is.
 */
final class Efw2State {

    /**
     * Numeric codes of the states that take the layout as it is: Illinois, whose Department of Revenue says that "the format used
     * will be the same as that required by the Social Security Administration" (questions and answers, 395).
     */
    private static final Map<String, Integer> STATES = Map.of("IL", 17);

    private Efw2State() {}

    /** Refuses {@link FilingProblem#EFW2_STATE_NOT_AVAILABLE}. */
    static void require(String state) {
        if (!STATES.containsKey(state)) {
            throw FilingProblem.EFW2_STATE_NOT_AVAILABLE.because(
                    "Which fields of its own %s wants in the state record was not confirmed; known are %s. Enter the statements on the state's site"
                            .formatted(state, STATES.keySet()));
        }
    }

    /**
     * @param wageRecord the person's record RW: number, name and address stand in the same order in both
     * @param account the employer's account with the state
     * @param wages box 16
     * @param tax box 17
     */
    static String record(String wageRecord, String state, String account, Money wages, Money tax) {
        int code = STATES.getOrDefault(state, 0);
        return new Efw2Record("RS")
                .number(3, 4, code)
                .verbatim(10, 72, wageRecord.substring(2, 65))
                .verbatim(73, 149, wageRecord.substring(65, 142))
                .text(248, 267, account)
                .number(274, 275, code)
                .money(276, 286, wages)
                .money(287, 297, tax)
                .toString();
    }
}
