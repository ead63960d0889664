package org.openpractice.payroll.statetax;

import java.math.BigDecimal;
import org.openpractice.contracts.Money;
import org.openpractice.platform.table.TableFields;

/** How an agency calculates the tax of one payment, with the figures of one edition. */
// Public only because an edition has one: its kinds are the business of this package.
sealed interface StateMethod
        permits NoTax,
                AnnualSchedule,
                PeriodTable,
                ByFederalForm,
                FlatRate,
                ElectedPercent,
                ScaledSchedule,
                AnnualFiguresOnly,
                AlabamaFormula,
                ArkansasFormula,
                CaliforniaMethodB,
                ConnecticutRules,
                MassachusettsPercentage,
                OregonFormula,
                UtahSchedules {

    /**
     * @param taxable what the rates were applied to
     * @param annual whether that is of the year
     * @param tax of the period, before additional and reduced amounts
     */
    record Computed(BigDecimal taxable, boolean annual, Money tax) {

        static Computed annual(BigDecimal taxable, BigDecimal tax) {
            return new Computed(taxable, true, money(tax));
        }

        static Computed ofPeriod(BigDecimal taxable, BigDecimal tax) {
            return new Computed(taxable, false, money(tax));
        }

        private static Money money(BigDecimal tax) {
            return Money.of(tax.max(BigDecimal.ZERO).setScale(2));
        }
    }

    Computed on(StateCalculation working);

    /** What is withheld from somebody who claims exemption. */
    default Money onExempt(StateCalculation working) {
        return Money.ZERO;
    }

    static StateMethod read(TableFields edition) {
        return read(edition.text("method"), edition);
    }

    private static StateMethod read(String method, TableFields fields) {
        return switch (method) {
            case "ANNUAL_SCHEDULE" -> AnnualSchedule.read(fields);
            case "PERIOD_TABLE" -> PeriodTable.read(fields);
            case "BY_FEDERAL_FORM" ->
                new ByFederalForm(read(fields.child("from2020")), read(fields.child("before2020")));
            case "FLAT_RATE" -> FlatRate.read(fields);
            case "ELECTED_PERCENT" -> ElectedPercent.read(fields);
            case "SCALED_SCHEDULE" -> ScaledSchedule.read(fields);
            case "ANNUAL_FIGURES_ONLY" -> AnnualFiguresOnly.read(fields);
            case "ALABAMA_FORMULA" -> AlabamaFormula.read(fields);
            case "ARKANSAS_FORMULA" -> ArkansasFormula.read(fields);
            case "CALIFORNIA_METHOD_B" -> CaliforniaMethodB.read(fields);
            case "CONNECTICUT_RULES" -> ConnecticutRules.read(fields);
            case "MASSACHUSETTS_PERCENTAGE" -> MassachusettsPercentage.read(fields);
            case "OREGON_FORMULA" -> OregonFormula.read(fields);
            case "UTAH_SCHEDULES" -> UtahSchedules.read(fields);
            default -> throw fields.refused("method", "a method of this release", method);
        };
    }
}
