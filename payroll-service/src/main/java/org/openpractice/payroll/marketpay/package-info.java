/** Pay beside the market: surveys, compa-ratios, adjustments within a budget, total compensation. */
@NullMarked
package org.openpractice.payroll.marketpay;

import org.jspecify.annotations.NullMarked;
