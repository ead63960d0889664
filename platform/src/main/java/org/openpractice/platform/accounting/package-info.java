/** Events committed, published, consumed and parked. */
@Feature("Accounting of events")
@NullMarked
package org.openpractice.platform.accounting;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
