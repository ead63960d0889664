/** Claims: what a visit charges a payer, held while its provider cannot be billed. */
@Feature("Claims")
@NullMarked
package org.openpractice.billing.claim;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
