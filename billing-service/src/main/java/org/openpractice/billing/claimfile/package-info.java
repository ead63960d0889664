/** Professional claims (837P) out: one interchange per claim file, the same bytes for the same claims. */
@NullMarked
package org.openpractice.billing.claimfile;

import org.jspecify.annotations.NullMarked;
