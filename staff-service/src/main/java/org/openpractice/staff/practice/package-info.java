/** The practice group's structure: the group itself, its locations, departments and positions. */
@Feature("Practice")
@NullMarked
package org.openpractice.staff.practice;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
