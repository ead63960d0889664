/** What a paid run means for the general ledger, told to the service that keeps it. */
@NullMarked
package org.openpractice.payroll.journal;

import org.jspecify.annotations.NullMarked;
