/** Pays people: enrollment by event, withholding, pay runs, direct deposits and pay stubs. */
@NullMarked
package org.openpractice.payroll;

import org.jspecify.annotations.NullMarked;
