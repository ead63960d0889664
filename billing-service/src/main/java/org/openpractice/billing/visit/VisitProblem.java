package org.openpractice.billing.visit;

import org.openpractice.platform.problem.ProblemType;

/** Refusals of check-in and check-out. */
enum VisitProblem implements ProblemType {
    /** The request names a patient that the practice group does not have. */
    PATIENT_UNKNOWN(422, "There is no such patient"),
    /** The request names a location that billing has not heard of from staff-service. */
    LOCATION_UNKNOWN(422, "There is no such location"),
    /** The request names somebody who is not known as a provider with an NPI. */
    PROVIDER_UNKNOWN(422, "There is no such rendering provider"),
    /**
     * The provider had left by the date of service, so nothing is billed under their name; {@code because} is the id of the
     * event that says so.
     */
    PROVIDER_NOT_BILLABLE(422, "The provider is not billable on that date"),
    /** The date of service is in the future. */
    SERVICE_DATE_IN_FUTURE(422, "The date of service is in the future"),
    /** The visit was checked out before; its claim exists. */
    VISIT_ALREADY_CHECKED_OUT(409, "The visit is already checked out"),
    /** A charge points to a diagnosis that is not in the list. */
    DIAGNOSIS_POINTER_UNKNOWN(422, "A diagnosis pointer points to no diagnosis"),
    /** A claim charges something. */
    NOTHING_CHARGED(422, "Nothing is charged");

    private final Kind kind;

    VisitProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
