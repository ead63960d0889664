/** What was agreed with somebody on the payroll, as it is shown and changed. */
@Feature("People on the payroll")
@NullMarked
package org.openpractice.payroll.agreement;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
