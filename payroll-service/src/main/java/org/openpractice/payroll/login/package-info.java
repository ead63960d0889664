/** Which login is which employee, as the staff service tells it. */
@NullMarked
package org.openpractice.payroll.login;

import org.jspecify.annotations.NullMarked;
