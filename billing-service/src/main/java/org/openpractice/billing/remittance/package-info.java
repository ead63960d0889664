/** Remittance advice (835) in: read as a stream, balanced at every level before anything is posted, posted once and only once. */
@NullMarked
package org.openpractice.billing.remittance;

import org.jspecify.annotations.NullMarked;
