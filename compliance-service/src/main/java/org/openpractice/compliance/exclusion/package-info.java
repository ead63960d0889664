/** The OIG exclusion list (LEIE), who on the staff may be on it, and what an adjudicator decided. */
@NullMarked
package org.openpractice.compliance.exclusion;

import org.jspecify.annotations.NullMarked;
