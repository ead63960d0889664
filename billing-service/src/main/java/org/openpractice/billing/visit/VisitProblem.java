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
    NOTHING_CHARGED(422, "Nothing is charged"),
    /** A diagnosis, or a modifier or a pointer of one charge, is given more than once; {@code field} says which. */
    CODE_REPEATED(422, "A code is given more than once"),
    /** The quantity of anesthesia is its minutes, a whole number. */
    MINUTES_NOT_WHOLE(422, "Minutes are whole"),
    /** The code does not say what was done, so a description has to. */
    DESCRIPTION_MISSING(422, "The service is not described"),
    /** The date of admission is missing, is given where nobody is admitted, or is after the date of service. */
    ADMISSION_DATE_WRONG(422, "The date of admission is not right");

    private final Kind kind;

    VisitProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
