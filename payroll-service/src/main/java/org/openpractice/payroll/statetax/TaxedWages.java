package org.openpractice.payroll.statetax;

import org.openpractice.platform.table.TableFields;

/**
 * Which deductions from pay a state taxes all the same.
 *
 * @param deferrals pre-tax elective deferrals to a 401(k) plan
 * @param section125 contributions to a cafeteria plan
 * @param healthSavings contributions to a health savings account, of the employer too
 * @param source where the rule was found
 */
public record TaxedWages(boolean deferrals, boolean section125, boolean healthSavings, String source) {

    static TaxedWages read(TableFields fields) {
        fields.text("seen");
        return new TaxedWages(
                fields.flag("deferrals", false),
                fields.flag("section125", false),
                fields.flag("hsa", false),
                fields.text("source"));
    }
}
