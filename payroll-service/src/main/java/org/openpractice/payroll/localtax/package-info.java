/** Taxes of counties, cities and school districts on wages, and those that a group enters for places without a table. */
@NullMarked
package org.openpractice.payroll.localtax;

import org.jspecify.annotations.NullMarked;
