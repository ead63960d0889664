/** Overtime law as data, and establishments on 8 and 80. */
@Feature("Overtime")
@NullMarked
package org.openpractice.payroll.overtime;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
