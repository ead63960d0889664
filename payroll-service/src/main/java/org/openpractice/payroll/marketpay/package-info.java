/** Pay beside the market: surveys, compa-ratios, adjustments within a budget, total compensation. */
@Feature("Market pay")
@NullMarked
package org.openpractice.payroll.marketpay;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
