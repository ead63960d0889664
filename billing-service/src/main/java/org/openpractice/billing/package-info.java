/** Billing: what the practice is owed for visits, asked for in claims, and paid by remittances. */
@NullMarked
package org.openpractice.billing;

import org.jspecify.annotations.NullMarked;
