/** Facts that the staff service publishes. */
@NullMarked
package org.openpractice.contracts.staff;

import org.jspecify.annotations.NullMarked;
