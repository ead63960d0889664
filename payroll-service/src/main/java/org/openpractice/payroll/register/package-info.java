/** What paid paychecks add up to: sums by run and by employee, the register of a run, the distribution of labor. */
@Feature("Payroll register")
@NullMarked
package org.openpractice.payroll.register;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
