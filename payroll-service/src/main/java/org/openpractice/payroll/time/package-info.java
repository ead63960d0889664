/** Work that is paid by the hour: approved hours and overtime on the regular rate. */
@NullMarked
package org.openpractice.payroll.time;

import org.jspecify.annotations.NullMarked;
