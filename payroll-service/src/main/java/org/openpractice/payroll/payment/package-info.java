/** How money leaves: the employer as originator and the ACH file of a run. */
@Feature("Payments")
@NullMarked
package org.openpractice.payroll.payment;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
