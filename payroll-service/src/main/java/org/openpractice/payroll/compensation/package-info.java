/** What providers earn under their contracts: credited work by line of a claim, its settlement and its statement. */
@Feature("Provider compensation")
@NullMarked
package org.openpractice.payroll.compensation;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
