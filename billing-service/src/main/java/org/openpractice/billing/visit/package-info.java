/** Patients coming in and going out; a visit that is checked out becomes a claim. */
@Feature("Visits")
@NullMarked
package org.openpractice.billing.visit;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
