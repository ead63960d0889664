/** Where somebody's net pay goes: accounts and shares, each change verified by a second person. */
@Feature("Direct deposit")
@NullMarked
package org.openpractice.payroll.deposit;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
