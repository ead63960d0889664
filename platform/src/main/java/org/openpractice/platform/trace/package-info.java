/** How a figure came about, step by step, for a person to read. */
@NullMarked
package org.openpractice.platform.trace;

import org.jspecify.annotations.NullMarked;
