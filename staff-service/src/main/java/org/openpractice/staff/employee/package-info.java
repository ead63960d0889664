/** People on the staff: hired, changed, terminated, rehired, blocked and unblocked. */
@Feature("Employees")
@NullMarked
package org.openpractice.staff.employee;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
