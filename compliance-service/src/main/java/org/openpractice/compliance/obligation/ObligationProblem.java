package org.openpractice.compliance.obligation;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about obligations and their evidence. */
enum ObligationProblem implements ProblemType {
    /** The obligation was met before; {@code metOn} says when. Evidence is added to, never replaced. */
    OBLIGATION_ALREADY_MET(409, "The obligation is met already"),
    /** The obligation no longer applies, for example because the employment ended; {@code withdrawnFrom} says since when. */
    OBLIGATION_WITHDRAWN(409, "The obligation no longer applies"),
    /**
     * The law wants another obligation of the same person met first, for example the bloodborne pathogens training before
     * the hepatitis B offer; {@code rule} and {@code obligationId} name it.
     */
    EARLIER_OBLIGATION_OPEN(409, "Another obligation comes first"),
    /** The record must still be kept; {@code keepUntil} is the last day. */
    RETENTION_PERIOD_RUNNING(409, "The record must still be kept");

    private final Kind kind;

    ObligationProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
