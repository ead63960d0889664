/** What belongs to the transaction in hand. */
@NullMarked
package org.openpractice.platform.transaction;

import org.jspecify.annotations.NullMarked;
