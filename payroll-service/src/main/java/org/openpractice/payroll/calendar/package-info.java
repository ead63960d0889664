/** When people are paid: pay calendars, their periods and pay dates, each explained. */
@NullMarked
package org.openpractice.payroll.calendar;

import org.jspecify.annotations.NullMarked;
