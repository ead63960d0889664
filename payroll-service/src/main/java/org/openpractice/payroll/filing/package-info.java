/** What the employer owes and files: deposits with their due dates, Forms 941 and 940, Forms W-2 and their file, ACA hours. */
@Feature("Tax deposits and forms")
@NullMarked
package org.openpractice.payroll.filing;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
