/** State income tax withholding: every state's tables as dated data, and the one engine that applies them. */
@Feature("State withholding")
@NullMarked
package org.openpractice.payroll.statetax;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
