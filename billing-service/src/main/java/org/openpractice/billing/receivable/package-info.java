/** What is owed, by whom, and for how long. */
@Feature("Receivables")
@NullMarked
package org.openpractice.billing.receivable;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
