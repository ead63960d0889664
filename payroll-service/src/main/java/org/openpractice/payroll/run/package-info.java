/** A pay run from draft to paid: gross to net for everybody in one period. */
@Feature("Pay runs")
@NullMarked
package org.openpractice.payroll.run;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
