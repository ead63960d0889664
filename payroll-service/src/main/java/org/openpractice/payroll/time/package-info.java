/** From what was worked to gross pay: time sheets, approved time, overtime on the regular rate. */
@Feature("Time worked")
@NullMarked
package org.openpractice.payroll.time;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
