/** Dates in people's own calendar programs (iCalendar, RFC 5545), under an address that only they know. */
@NullMarked
package org.openpractice.platform.calendar;

import org.jspecify.annotations.NullMarked;
