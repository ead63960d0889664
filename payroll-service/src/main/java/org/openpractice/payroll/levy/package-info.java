/** Levies of states on employees: disability, paid leave, transit and the like, as data with the year's rates and bases. */
@Feature("State levies")
@NullMarked
package org.openpractice.payroll.levy;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
