package org.openpractice.billing.visit;

import org.openpractice.platform.problem.ProblemType;

/** Refusals of check-in and check-out. */
enum VisitProblem implements ProblemType {
    /** The request names a patient that the practice group does not have. */
    PATIENT_UNKNOWN(
            422,
            "There is no such patient",
            "Check the id in GET /patients, or add the patient first with POST /patients."),
    /** The request names a location that billing has not heard of from staff-service. */
    LOCATION_UNKNOWN(
            422,
            "There is no such location",
            "Check the id in GET /service-locations; a new location takes a moment to arrive from the staff "
                    + "service."),
    /** The request names somebody who is not known as a provider with an NPI. */
    PROVIDER_UNKNOWN(
            422,
            "There is no such rendering provider",
            "Check the id in GET /rendering-providers; in the staff service the person needs a provider's "
                    + "position and an NPI."),
    /**
     * The provider had left by the date of service, so nothing is billed under their name; {@code because} is the id
     * of the event that says so.
     */
    PROVIDER_NOT_BILLABLE(
            422,
            "The provider is not billable on that date",
            "Check the date of service and who rendered the service."),
    /** The date of service is in the future. */
    SERVICE_DATE_IN_FUTURE(422, "The date of service is in the future", "Give a date up to today."),
    /** The visit was checked out before; its claim exists. */
    VISIT_ALREADY_CHECKED_OUT(
            409, "The visit is already checked out", "Look at the visit's claim in GET /claims; it is not made twice."),
    /** A charge points to a diagnosis that is not in the list. */
    DIAGNOSIS_POINTER_UNKNOWN(
            422,
            "A diagnosis pointer points to no diagnosis",
            "Point to the diagnoses of the request, counted from 1."),
    /** A claim charges something. */
    NOTHING_CHARGED(422, "Nothing is charged", "Give at least one charge, or leave the visit open."),
    /** A diagnosis, or a modifier or a pointer of one charge, is given more than once; {@code field} says which. */
    CODE_REPEATED(422, "A code is given more than once", "Give the code that field names once."),
    /** The quantity of anesthesia is its minutes, a whole number. */
    MINUTES_NOT_WHOLE(422, "Minutes are whole", "Give the minutes as a whole number, rounded as they were documented."),
    /** The code does not say what was done, so a description has to. */
    DESCRIPTION_MISSING(422, "The service is not described", "Say in description of the charge what was done."),
    /** The date of admission is missing, is given where nobody is admitted, or is after the date of service. */
    ADMISSION_DATE_WRONG(422, "The date of admission is not right", "Give or leave out admittedOn as the detail says.");

    private final Kind kind;

    VisitProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
