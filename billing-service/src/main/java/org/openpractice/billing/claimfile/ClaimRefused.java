package org.openpractice.billing.claimfile;

/** A claim that 005010X222A1 cannot carry as it stands. */
final class ClaimRefused extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String controlNumber;
    private final String reason;

    ClaimRefused(String controlNumber, String reason) {
        super("Claim " + controlNumber + ": " + reason);
        this.controlNumber = controlNumber;
        this.reason = reason;
    }

    public String controlNumber() {
        return controlNumber;
    }

    /** Without the claim's number. */
    public String reason() {
        return reason;
    }
}
