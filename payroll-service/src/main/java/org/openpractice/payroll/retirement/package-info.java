/** The group's 401(k) plan: who takes part, what is deferred and matched within the limits, loans, and the deposit. */
@Feature("401(k) plan")
@NullMarked
package org.openpractice.payroll.retirement;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
