/** Remittance advice (835) in: read as a stream, balanced at every level before anything is posted, posted once and only once. */
@Feature("Remittances (835)")
@NullMarked
package org.openpractice.billing.remittance;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
