package org.openpractice.compliance.exclusion;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about exclusion lists and their matches. */
enum ExclusionProblem implements ProblemType {
    /** The same file was received before; {@code exclusionListId} is what became of it. */
    EXCLUSION_LIST_KNOWN(
            409,
            "The exclusion list was received before",
            "Nothing is to do: exclusionListId names the list that the file became."),
    /**
     * The file was refused whole and nothing of it was taken. {@code errors} are the first errors, each with its row,
     * {@code errorCount} is how many there are.
     */
    EXCLUSION_LIST_REFUSED(
            422,
            "The exclusion list is refused",
            "Fetch OIG's whole database (UPDATED.csv) again; a monthly supplement is no full list. When the "
                    + "list before was wrong, send the new one with replaces and its id."),
    /**
     * An adjudicator decided on the match before; {@code decidedBy} and {@code decidedAt} say who and when, {@code
     * matchStatus} how it stands.
     */
    EXCLUSION_MATCH_ADJUDICATED(
            409,
            "The match was adjudicated before",
            "Nothing is to do: decidedBy and decidedAt say who decided and when."),
    /**
     * The match is no longer open: OIG reinstated the person, or the person or the list has changed; {@code
     * matchStatus} says which.
     */
    EXCLUSION_MATCH_CLOSED(409, "The match is closed", "Nothing is to do; a new screening finds what there is.");

    private final Kind kind;

    ExclusionProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
