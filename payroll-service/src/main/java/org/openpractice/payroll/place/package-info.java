/** States and localities, where work is sourced, agreements between states. */
@NullMarked
package org.openpractice.payroll.place;

import org.jspecify.annotations.NullMarked;
