/** Files of rows about people on the payroll, as offices keep them: who is meant, what stands in a cell, one way in for all. */
@NullMarked
package org.openpractice.payroll.officefile;

import org.jspecify.annotations.NullMarked;
