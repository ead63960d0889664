/** The practice group's structure: the group itself, its locations, departments and positions. */
@NullMarked
package org.openpractice.staff.practice;

import org.jspecify.annotations.NullMarked;
