/** Orders to withhold from somebody's pay for a debt: which come first, how much the law leaves them, what was taken. */
@Feature("Garnishments")
@NullMarked
package org.openpractice.payroll.garnishment;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
