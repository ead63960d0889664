/** Lists: filtered, searched, sorted, by cursor, as JSON and as CSV. */
@NullMarked
package org.openpractice.platform.lists;

import org.jspecify.annotations.NullMarked;
