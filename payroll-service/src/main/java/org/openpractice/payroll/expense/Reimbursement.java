package org.openpractice.payroll.expense;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.CostCenter;
import org.openpractice.payroll.payline.Earning;
import org.openpractice.payroll.payline.PayCode;

/**
 * What is paid for an expense: free of every tax as far as the plan is accountable, wages beyond.
 *
 * @param amount no wages
 * @param wages what exceeds the standard mileage rate (26 CFR 1.62-2(h)(2)(i)(B)); zero of any other expense
 * @param because what was proven, and by which rule, for the trace
 */
public record Reimbursement(
        String code,
        String description,
        Money amount,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) Money wages,
        String because) {

    @SuppressWarnings("ConstantValue") // what is absent in JSON is null
    public Reimbursement {
        wages = wages == null ? Money.ZERO : wages;
    }

    /** The wages as an earning. */
    @JsonIgnore
    public Earning earning() {
        return new Earning(
                PayCode.EXPENSE_ALLOWANCE,
                description + ", above the mileage rate",
                null,
                null,
                wages,
                true,
                CostCenter.UNNAMED);
    }
}
