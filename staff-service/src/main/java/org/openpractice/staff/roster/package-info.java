/** Taking on the people of a roster file in one go. */
@Feature("Roster import")
@NullMarked
package org.openpractice.staff.roster;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
