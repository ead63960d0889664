/** Patients, with no more about them than a claim needs. */
@Feature("Patients")
@NullMarked
package org.openpractice.billing.patient;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
