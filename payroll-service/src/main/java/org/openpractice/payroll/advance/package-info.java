/** Advances of pay: agreed in writing, paid with a paycheck, and repaid from the next ones. */
@Feature("Advances of pay")
@NullMarked
package org.openpractice.payroll.advance;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
