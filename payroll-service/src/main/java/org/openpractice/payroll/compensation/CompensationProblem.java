package org.openpractice.payroll.compensation;

import org.openpractice.platform.problem.ProblemType;

/** Refusals about provider contracts, credits and settlements. */
enum CompensationProblem implements ProblemType {
    /** 409: the provider has a contract; what changes is another version of it. */
    PROVIDER_CONTRACT_EXISTS(409, "The provider has a contract"),
    /** 409: no approved provider contract covers the period. */
    PROVIDER_CONTRACT_MISSING(409, "No approved provider contract"),
    /** 422: the contract would pay for services that the provider only ordered (42 USC 1395nn). */
    CONTRACT_COUNTS_REFERRALS(422, "The contract would pay for referrals"),
    /** 409: the step is not possible in the present state of the contract version. */
    CONTRACT_VERSION_STATE(409, "Not possible in this state of the contract version"),
    /** 409: a contract version would take effect in a period that is settled. */
    CONTRACT_PERIOD_SETTLED(409, "The period is settled"),
    /** 409: the contract pins a fee schedule year of which no edition was imported. */
    WORK_RVU_SCHEDULE_MISSING(409, "No work RVUs of the year"),
    /** 422: the file of work RVUs is not readable or has wrong rows; {@code rows} names them. */
    WORK_RVU_FILE_WRONG(422, "The work RVU file is wrong"),
    /** 422: lines of the batch cannot be credited or taken back; {@code lines} names them, none was taken. */
    WORK_CREDITS_WRONG(422, "Lines of the batch are wrong"),
    /** 409: the day does not end a period that the contract settles, or the period has not ended. */
    NOT_A_SETTLEMENT_PERIOD(409, "Not the end of a settlement period"),
    /** 409: the step is not possible in the settlement's present state. */
    SETTLEMENT_STATE(409, "Not possible in this state of the settlement"),
    /** 409: work, draws, calls or the contract changed after the settlement was drafted. */
    SETTLEMENT_OUTDATED(409, "The settlement is out of date"),
    /** 409: the call duty is part of a settlement. */
    CALL_DUTY_SETTLED(409, "The call duty is settled");

    private final Kind kind;

    CompensationProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
