/** Least pay by law: minimum wages and the least salaries of exempt employees, federal, of states and of cities. */
@NullMarked
package org.openpractice.payroll.minimumwage;

import org.jspecify.annotations.NullMarked;
