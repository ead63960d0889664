/** Money in columns, and rates: dollars for one of something. */
@NullMarked
package org.openpractice.platform.money;

import org.jspecify.annotations.NullMarked;
