/** Expenses of employees that an accountable plan reimburses, and what it asks of them. */
@NullMarked
package org.openpractice.payroll.expense;

import org.jspecify.annotations.NullMarked;
