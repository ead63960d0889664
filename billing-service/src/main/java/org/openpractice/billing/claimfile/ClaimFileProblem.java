package org.openpractice.billing.claimfile;

import org.openpractice.platform.problem.ProblemType;

/** Refusals of claim files. */
enum ClaimFileProblem implements ProblemType {
    /** The practice group has not said who bills; {@code PUT /billing-provider} comes first. */
    BILLING_PROVIDER_MISSING(
            409,
            "The billing provider is not set up",
            "Say who bills with PUT /billing-provider, then make the file again."),
    /** No claim is ready to go out; held ones stay until they are released. */
    NO_CLAIM_READY(409, "No claim is ready", "Nothing is to send; GET /claims shows which claims are held and why."),
    /**
     * 005010X222A1 can carry none of the claims that are ready, as they stand: {@code leftOut} names each with the
     * reason, {@code claim} is the control number of the first.
     */
    CLAIM_NOT_WRITABLE(
            422,
            "A claim cannot be written",
            "Correct what the reasons in leftOut name, then make the file again; no claim has gone out.");

    private final Kind kind;

    ClaimFileProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
