/** People on the staff: hired, changed, terminated, rehired, blocked and unblocked. */
@NullMarked
package org.openpractice.staff.employee;

import org.jspecify.annotations.NullMarked;
