/** Patients, with no more about them than a claim needs. */
@NullMarked
package org.openpractice.billing.patient;

import org.jspecify.annotations.NullMarked;
