package org.openpractice.payroll;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.openpractice.platform.problem.ConstraintProblems;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.ProblemException;

/** What the database refuses when two requests race, in the words in which the use cases refuse it. */
@ApplicationScoped
public class PayrollConstraints implements ConstraintProblems {

    @Override
    public Map<String, ProblemException> byConstraint() {
        return Map.ofEntries(
                Map.entry(
                        "pay_calendar_name",
                        PayrollProblem.CALENDAR_NAME_IN_USE.because("Another pay calendar has this name")),
                Map.entry(
                        "pay_run_period",
                        PayrollProblem.PERIOD_HAS_A_RUN.because(
                                "Reverse the run of this period before you open another")),
                Map.entry("pay_run_voids", concurrent()),
                Map.entry("pay_run_person_once", concurrent()),
                Map.entry("paycheck_once", concurrent()),
                Map.entry("time_week_once", concurrent()),
                Map.entry("eight_and_eighty_day", concurrent()),
                Map.entry("employer_one", concurrent()),
                Map.entry(
                        "benefit_plan_code", PayrollProblem.BENEFIT_PLAN_IN_USE.because("Another plan has this code")),
                Map.entry(
                        "benefit_plan_pay_code",
                        PayrollProblem.BENEFIT_PLAN_IN_USE.because("The group has a plan of this kind already")),
                Map.entry("retirement_plan_one", concurrent()),
                Map.entry("retirement_year_once", concurrent()),
                Map.entry(
                        "plan_loan_reference",
                        PayrollProblem.PLAN_LOAN_REFERENCE_IN_USE.because("Another loan has this reference")),
                Map.entry(
                        "retirement_deposit_pkey",
                        PayrollProblem.RETIREMENT_DEPOSIT_RECORDED.because("The deposit of this run is recorded")),
                Map.entry("payment_policy_one", concurrent()),
                Map.entry("direct_deposit_account", concurrent()),
                Map.entry(
                        "provider_contract_employee",
                        PayrollProblem.PROVIDER_CONTRACT_EXISTS.because("Draft another version of the contract")),
                Map.entry("provider_contract_version_number", concurrent()),
                Map.entry("provider_call_duty_once", concurrent()),
                Map.entry("provider_settlement_period", concurrent()),
                Map.entry("position_market_title", concurrent()),
                Map.entry("work_rvu_entry_reversed_once", concurrent()),
                Map.entry("service_line_once", concurrent()),
                Map.entry("work_rvu_schedule_edition", concurrent()),
                Map.entry("state_registration_one", concurrent()),
                Map.entry("unemployment_account_one", concurrent()),
                Map.entry("deposit_look_back_year", concurrent()),
                Map.entry("tax_deposit_release_file", concurrent()),
                Map.entry(
                        "tax_identity_ssn",
                        PayrollProblem.SSN_IN_USE.because("Somebody else of the group has this number")),
                Map.entry("tax_identity_enrollment", concurrent()),
                Map.entry("wage_filer_one", concurrent()),
                Map.entry(
                        "w2_filing_submitted",
                        PayrollProblem.W2_FILING_SUBMITTED.because("Another filing of the year was submitted")));
    }

    private static ProblemException concurrent() {
        return PlatformProblem.CONCURRENT_CHANGE.because("Read the record again and repeat the change");
    }
}
