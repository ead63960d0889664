/** Unemployment taxes of the employer: federal with its credit reductions, and of the states by the group's assigned rate. */
@NullMarked
package org.openpractice.payroll.unemployment;

import org.jspecify.annotations.NullMarked;
