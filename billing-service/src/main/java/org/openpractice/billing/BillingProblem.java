package org.openpractice.billing;

import org.openpractice.platform.problem.ProblemType;

/** Refusals of the billing service. */
public enum BillingProblem implements ProblemType {
    /** The practice group has not said who bills; {@code PUT /billing-provider} comes first. */
    BILLING_PROVIDER_MISSING(409, "The billing provider is not set up"),
    /** Another payer of the practice group has that payer id. */
    PAYER_ID_IN_USE(409, "The payer id is in use"),
    /** The request names a payer that the practice group does not have. */
    PAYER_UNKNOWN(422, "There is no such payer"),
    /** The request names a patient that the practice group does not have. */
    PATIENT_UNKNOWN(422, "There is no such patient"),
    /** The request names a location that staff-service has not told of. */
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
    /** No claim is ready to go out; held ones stay until they are released. */
    NO_CLAIM_READY(409, "No claim is ready"),
    /** 005010X222A1 cannot carry the claim as it stands; {@code claim} is its control number. */
    CLAIM_NOT_WRITABLE(422, "A claim cannot be written"),
    /**
     * The file is not X12, or not an 835 that can be posted. {@code level} says what of it is wrong, {@code position} where
     * (segment, byteOffset, segmentId, element, component), {@code difference} by how much a count is off. Nothing was posted.
     */
    REMITTANCE_UNREADABLE(422, "The remittance file cannot be read"),
    /**
     * Charges, adjustments and payment do not add up. {@code level} is LINE, CLAIM or TRANSACTION, {@code position} where the
     * stated payment stands, {@code stated}, {@code computed} and {@code difference} (stated minus computed) are exact.
     * Nothing was posted.
     */
    REMITTANCE_UNBALANCED(422, "The remittance does not balance");

    private final int status;
    private final String title;

    BillingProblem(int status, String title) {
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
