/** Tables that people bring and take away as CSV files. */
@NullMarked
package org.openpractice.payroll.csv;

import org.jspecify.annotations.NullMarked;
