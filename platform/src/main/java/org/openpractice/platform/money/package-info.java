/** Money in columns. */
@NullMarked
package org.openpractice.platform.money;

import org.jspecify.annotations.NullMarked;
