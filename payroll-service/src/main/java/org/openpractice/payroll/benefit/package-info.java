/** Deductions that employees choose: cafeteria plan, health savings account, and deductions after tax. */
@NullMarked
package org.openpractice.payroll.benefit;

import org.jspecify.annotations.NullMarked;
