/** Where somebody works and lives, and which states and places therefore tax the wages. */
@NullMarked
package org.openpractice.payroll.jurisdiction;

import org.jspecify.annotations.NullMarked;
