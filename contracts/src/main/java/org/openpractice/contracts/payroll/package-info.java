/** Facts that the payroll service publishes. */
@NullMarked
package org.openpractice.contracts.payroll;

import org.jspecify.annotations.NullMarked;
