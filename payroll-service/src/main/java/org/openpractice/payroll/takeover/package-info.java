/** What a former payroll provider paid in the year: stated, proved and taken over, so that every sum of the year sees it. */
@Feature("Take-over in mid-year")
@NullMarked
package org.openpractice.payroll.takeover;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
