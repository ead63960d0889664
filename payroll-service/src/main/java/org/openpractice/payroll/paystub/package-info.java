/** What an employee is shown of one paycheck, as JSON and as PDF. */
@NullMarked
package org.openpractice.payroll.paystub;

import org.jspecify.annotations.NullMarked;
