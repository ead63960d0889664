/** The receiving side of the event path: once, in order, parked when it cannot be applied. */
@Feature("Parked events")
@NullMarked
package org.openpractice.platform.inbox;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
