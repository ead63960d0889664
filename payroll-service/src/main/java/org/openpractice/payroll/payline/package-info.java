/** The lines of a paycheck: what each is called, and what the year came to before it. */
@NullMarked
package org.openpractice.payroll.payline;

import org.jspecify.annotations.NullMarked;
