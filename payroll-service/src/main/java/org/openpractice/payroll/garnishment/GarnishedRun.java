package org.openpractice.payroll.garnishment;

import java.util.UUID;
import org.openpractice.payroll.calendar.PayPeriod;

/**
 * The run whose cheques orders are to take from.
 *
 * @param id whose own cheques of an earlier calculation do not count
 * @param period of the cheques, with their pay date
 * @param lumpSum whether it pays apart from regular wages
 */
public record GarnishedRun(UUID id, UUID payCalendarId, PayPeriod period, boolean lumpSum) {}
