/** How money leaves: the employer as originator and the ACH file of a run. */
@NullMarked
package org.openpractice.payroll.payment;

import org.jspecify.annotations.NullMarked;
