/** The people of a practice group and the structure they work in. */
@NullMarked
package org.openpractice.staff;

import org.jspecify.annotations.NullMarked;
