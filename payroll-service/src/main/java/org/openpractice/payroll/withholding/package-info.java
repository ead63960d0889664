/** Federal taxes taken from pay: versioned tables, Worksheet 1A, Social Security and Medicare, each with its trace. */
@NullMarked
package org.openpractice.payroll.withholding;

import org.jspecify.annotations.NullMarked;
