/** Payers that claims are sent to. */
@Feature("Payers")
@NullMarked
package org.openpractice.billing.payer;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
