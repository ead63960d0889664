/** Pay that needs a decision before it is paid, because compliance says so. */
@NullMarked
package org.openpractice.payroll.flag;

import org.jspecify.annotations.NullMarked;
