package org.openpractice.payroll.garnishment;

import java.util.UUID;
import org.openpractice.payroll.calendar.PayPeriod;

/**
 * The run whose paychecks orders are to take from.
 *
 * @param id whose own paychecks of an earlier calculation do not count
 * @param period of the paychecks, with their pay date
 * @param lumpSum whether it pays apart from regular wages
 */
public record GarnishedRun(UUID id, UUID payCalendarId, PayPeriod period, boolean lumpSum) {}
