package org.openpractice.payroll.statetax;

import java.math.BigDecimal;
import org.openpractice.contracts.Money;

/**
 * A state's income tax on one payment.
 *
 * @param taxable what the state's rates were applied to: of the year where the method annualizes, else of the period. A
 *     local tax on the state's base starts from it.
 * @param annual whether {@code taxable} is of the year
 * @param computed by the tables, before additional and reduced amounts; a local tax on the state's tax is a part of it
 * @param withheld what is taken from the pay
 */
public record StateTax(BigDecimal taxable, boolean annual, Money computed, Money withheld) {}
