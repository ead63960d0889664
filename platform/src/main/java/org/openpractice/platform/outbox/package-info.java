/** The sending side of the event path: facts committed with the change, relayed in order. */
@NullMarked
package org.openpractice.platform.outbox;

import org.jspecify.annotations.NullMarked;
