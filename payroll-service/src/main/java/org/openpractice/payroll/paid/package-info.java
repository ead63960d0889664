/** What pay counts: the only readers of paid lines. */
@NullMarked
package org.openpractice.payroll.paid;

import org.jspecify.annotations.NullMarked;
