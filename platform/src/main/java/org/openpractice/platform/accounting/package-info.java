/** Events committed, published, consumed and parked. */
@NullMarked
package org.openpractice.platform.accounting;

import org.jspecify.annotations.NullMarked;
