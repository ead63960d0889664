/** Taxes of counties, cities and school districts on wages, and those that a group enters for places without a table. */
@Feature("Local taxes")
@NullMarked
package org.openpractice.payroll.localtax;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
