/** What was agreed with somebody on the payroll, as it is shown and changed. */
@NullMarked
package org.openpractice.payroll.agreement;

import org.jspecify.annotations.NullMarked;
