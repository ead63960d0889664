/** What is missing before the first payday, and the call that mends it. */
@Feature("Set-up check")
@NullMarked
package org.openpractice.payroll.setup;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
