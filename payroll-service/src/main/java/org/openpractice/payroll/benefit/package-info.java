/** Deductions that employees choose: cafeteria plan, health savings account, and deductions after tax. */
@Feature("Benefits")
@NullMarked
package org.openpractice.payroll.benefit;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
