/** Double-entry ledger of what the practice is owed and what its pay costs: journals that balance, are never altered, and are corrected by reversal. */
@NullMarked
package org.openpractice.billing.ledger;

import org.jspecify.annotations.NullMarked;
