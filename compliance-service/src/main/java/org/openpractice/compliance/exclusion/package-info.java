/** The OIG exclusion list (LEIE), who on the staff may be on it, and what an adjudicator decided. */
@Feature("Exclusion screening")
@NullMarked
package org.openpractice.compliance.exclusion;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
