/** Where somebody works and lives, and which states and places therefore tax the wages. */
@Feature("States and places of work")
@NullMarked
package org.openpractice.payroll.jurisdiction;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
