/** When people are paid: pay calendars, their periods and pay dates, each explained. */
@Feature("Pay calendars")
@NullMarked
package org.openpractice.payroll.calendar;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
