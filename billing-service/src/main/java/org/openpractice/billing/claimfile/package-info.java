/** Professional claims (837P) out: one interchange per claim file, the same bytes for the same claims. */
@Feature("Claim files (837P)")
@NullMarked
package org.openpractice.billing.claimfile;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
