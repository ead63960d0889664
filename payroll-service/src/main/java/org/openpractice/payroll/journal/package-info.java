/** What a paid run means for the general ledger, told to the service that keeps it. */
@Feature("Payroll in the books")
@NullMarked
package org.openpractice.payroll.journal;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
