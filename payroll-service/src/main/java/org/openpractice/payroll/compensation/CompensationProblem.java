package org.openpractice.payroll.compensation;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about provider contracts, credits and settlements. */
enum CompensationProblem implements ProblemType {
    /** The provider has a contract; what changes is another version of it. */
    PROVIDER_CONTRACT_EXISTS(
            409, "The provider has a contract", "Add another version with POST /provider-contracts/{id}/versions."),
    /** No approved provider contract covers the period. */
    PROVIDER_CONTRACT_MISSING(
            409,
            "No approved provider contract",
            "Draft the contract with POST /provider-contracts and have a second person approve it."),
    /** The contract would pay for services that the provider only ordered (42 USC 1395nn). */
    CONTRACT_COUNTS_REFERRALS(
            422, "The contract would pay for referrals", "Take PERSONALLY_PERFORMED or INCLUDING_INCIDENT_TO."),
    /** The step is not possible in the present state of the contract version. */
    CONTRACT_VERSION_STATE(
            409,
            "Not possible in this state of the contract version",
            "Look at the states of the versions in GET /provider-contracts/{id}."),
    /** A contract version would take effect in a period that is settled. */
    CONTRACT_PERIOD_SETTLED(
            409,
            "The period is settled",
            "Give a later day, or withdraw the settlement first with POST " + "/provider-settlements/{id}/withdrawal."),
    /** The contract pins a fee schedule year of which no edition was imported. */
    WORK_RVU_SCHEDULE_MISSING(
            409, "No work RVUs of the year", "Import the edition of that year with POST /work-rvu-schedules/{year}."),
    /** The file of work RVUs is not readable or has wrong rows; {@code rows} names them. */
    WORK_RVU_FILE_WRONG(422, "The work RVU file is wrong", "Correct the rows and send the file again."),
    /** Lines of the batch cannot be credited or taken back; {@code lines} names them, none was taken. */
    WORK_CREDITS_WRONG(422, "Lines of the batch are wrong", "Correct the lines and send the batch again."),
    /** The day does not end a period that the contract settles, or the period has not ended. */
    NOT_A_SETTLEMENT_PERIOD(409, "Not the end of a settlement period", "Take the day that the detail names."),
    /** The step is not possible in the settlement's present state. */
    SETTLEMENT_STATE(
            409,
            "Not possible in this state of the settlement",
            "Read the settlement again (GET /provider-settlements/{id}); the detail says what the step needs."),
    /** Work, draws, calls or the contract changed after the settlement was drafted. */
    SETTLEMENT_OUTDATED(
            409,
            "The settlement is out of date",
            "Withdraw it with POST /provider-settlements/{id}/withdrawal and draft it again."),
    /** The call duty is part of a settlement. */
    CALL_DUTY_SETTLED(
            409,
            "The call duty is settled",
            "Withdraw the settlement first with POST /provider-settlements/{id}/withdrawal.");

    private final Kind kind;

    CompensationProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
