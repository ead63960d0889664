package org.openpractice.compliance;

import org.openpractice.platform.problem.ProblemType;

/** What the compliance service refuses. */
public enum ComplianceProblem implements ProblemType {
    /** The obligation was met before; {@code metOn} says when. Evidence is added to, never replaced. */
    OBLIGATION_ALREADY_MET(409, "The obligation is met already"),
    /** The obligation no longer applies, for example because the employment ended; {@code withdrawnFrom} says since when. */
    OBLIGATION_WITHDRAWN(409, "The obligation no longer applies"),
    /**
     * The law wants another obligation about the same subject met first, for example the bloodborne pathogens training before
     * the hepatitis B offer; {@code rule} and {@code obligationId} name it.
     */
    EARLIER_OBLIGATION_OPEN(409, "Another obligation comes first"),
    /** The record must still be kept; {@code keepUntil} is the last day. */
    RETENTION_PERIOD_RUNNING(409, "The record must still be kept"),
    /** The same file was received before; {@code exclusionListId} is what became of it. */
    EXCLUSION_LIST_KNOWN(409, "The exclusion list was received before"),
    /**
     * The file was refused whole and nothing of it was taken. {@code errors} are the first errors, each with its row,
     * {@code errorCount} is how many there are.
     */
    EXCLUSION_LIST_REFUSED(422, "The exclusion list is refused"),
    /**
     * An adjudicator decided on the match before; {@code decidedBy} and {@code decidedAt} say who and when, {@code matchStatus} how it
     * stands.
     */
    EXCLUSION_MATCH_ADJUDICATED(409, "The match was adjudicated before"),
    /** The match is no longer open: OIG reinstated the person, or the person or the list has changed; {@code matchStatus} says which. */
    EXCLUSION_MATCH_CLOSED(409, "The match is closed");

    private final int status;
    private final String title;

    ComplianceProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
