/** Tables that people bring as CSV files. */
@NullMarked
package org.openpractice.payroll.csv;

import org.jspecify.annotations.NullMarked;
