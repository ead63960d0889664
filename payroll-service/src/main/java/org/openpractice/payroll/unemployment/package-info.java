/** Unemployment taxes of the employer: federal with its credit reductions, and of the states by the group's assigned rate. */
@Feature("Unemployment taxes")
@NullMarked
package org.openpractice.payroll.unemployment;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
