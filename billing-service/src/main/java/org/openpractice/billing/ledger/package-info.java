/** Double-entry ledger of what the practice is owed and what its pay costs: journals that balance, are never altered, and are corrected by reversal. */
@Feature("Ledger")
@NullMarked
package org.openpractice.billing.ledger;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
