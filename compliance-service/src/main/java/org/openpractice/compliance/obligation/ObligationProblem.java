package org.openpractice.compliance.obligation;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about obligations and their evidence. */
enum ObligationProblem implements ProblemType {
    /** The obligation was met before; {@code metOn} says when. Evidence is added to, never replaced. */
    OBLIGATION_ALREADY_MET(
            409,
            "The obligation is met already",
            "Nothing is to do; add evidence with POST /obligations/{id}/evidence when there is more."),
    /**
     * The obligation no longer applies, for example because the employment ended; {@code withdrawnFrom} says since
     * when.
     */
    OBLIGATION_WITHDRAWN(409, "The obligation no longer applies", "Nothing is to do: nothing is owed any more."),
    /**
     * The law wants another obligation about the same subject met first, for example the bloodborne pathogens training
     * before the hepatitis B offer; {@code rule} and {@code obligationId} name it.
     */
    EARLIER_OBLIGATION_OPEN(
            409, "Another obligation comes first", "Meet the obligation that obligationId names first."),
    /** The record must still be kept; {@code keepUntil} is the last day. */
    RETENTION_PERIOD_RUNNING(
            409,
            "The record must still be kept",
            "Keep the record until keepUntil; it can be removed on the day after.");

    private final Kind kind;

    ObligationProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
