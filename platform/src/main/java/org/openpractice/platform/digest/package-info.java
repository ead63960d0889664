/** The one digest that is used here. */
@NullMarked
package org.openpractice.platform.digest;

import org.jspecify.annotations.NullMarked;
