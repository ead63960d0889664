/** When the last pay of somebody who leaves is due, by the law of the state of work, told step by step. */
@NullMarked
package org.openpractice.payroll.finalpay;

import org.jspecify.annotations.NullMarked;
