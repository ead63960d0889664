/** Dates in people's own calendar programs (iCalendar, RFC 5545), under an address that only they know. */
@Feature("Calendars to subscribe")
@NullMarked
package org.openpractice.platform.calendar;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
