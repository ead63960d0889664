/** Taxes taken from pay: versioned tables, Worksheet 1A, Social Security, Medicare and state taxes, each with its trace. */
@NullMarked
package org.openpractice.payroll.withholding;

import org.jspecify.annotations.NullMarked;
