/** ACH files as such: their records read and written, with every total checked or made in the same pass. */
@NullMarked
package org.openpractice.payroll.ach;

import org.jspecify.annotations.NullMarked;
