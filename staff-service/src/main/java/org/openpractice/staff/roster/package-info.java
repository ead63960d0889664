/** Taking on the people of a roster file in one go. */
@NullMarked
package org.openpractice.staff.roster;

import org.jspecify.annotations.NullMarked;
