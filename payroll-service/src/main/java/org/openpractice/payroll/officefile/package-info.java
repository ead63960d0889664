/** Files of rows about people on the payroll, as offices keep them: who is meant, what stands in a cell, one way in for all. */
@Feature("Files of an office")
@NullMarked
package org.openpractice.payroll.officefile;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
