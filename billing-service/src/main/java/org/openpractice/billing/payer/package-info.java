/** Payers that claims are sent to. */
@NullMarked
package org.openpractice.billing.payer;

import org.jspecify.annotations.NullMarked;
