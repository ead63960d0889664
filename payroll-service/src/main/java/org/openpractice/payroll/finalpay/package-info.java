/** When the last pay of somebody who leaves is due, by the law of the state of work, told step by step. */
@Feature("Final pay")
@NullMarked
package org.openpractice.payroll.finalpay;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
