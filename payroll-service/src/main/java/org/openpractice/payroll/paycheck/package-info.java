/** Pay runs and the paychecks they consist of. */
@NullMarked
package org.openpractice.payroll.paycheck;

import org.jspecify.annotations.NullMarked;
