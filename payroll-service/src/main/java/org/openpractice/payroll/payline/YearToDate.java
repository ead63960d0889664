package org.openpractice.payroll.payline;

import org.openpractice.contracts.Money;

/** What an employee's approved and paid runs of a year add up to for one code. */
public record YearToDate(PayLine.Kind kind, String code, String description, Money amount, Money wages) {}
