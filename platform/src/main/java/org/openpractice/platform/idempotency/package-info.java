/** One effect per Idempotency-Key. */
@NullMarked
package org.openpractice.platform.idempotency;

import org.jspecify.annotations.NullMarked;
