/** The clock and business days. */
@NullMarked
package org.openpractice.platform.time;

import org.jspecify.annotations.NullMarked;
