/** Overtime law as data, and establishments on 8 and 80. */
@NullMarked
package org.openpractice.payroll.overtime;

import org.jspecify.annotations.NullMarked;
