/** What an employee is shown of one paycheck, as JSON and as PDF. */
@Feature("Pay stubs")
@NullMarked
package org.openpractice.payroll.paystub;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
