/** Orders to withhold from somebody's pay for a debt: which come first, how much the law leaves them, what was taken. */
@NullMarked
package org.openpractice.payroll.garnishment;

import org.jspecify.annotations.NullMarked;
