/** Account numbers, routing numbers and how the group pays. */
@NullMarked
package org.openpractice.payroll.bank;

import org.jspecify.annotations.NullMarked;
