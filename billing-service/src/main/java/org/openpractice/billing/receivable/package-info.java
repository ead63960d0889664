/** What is owed, by whom, and for how long. */
@NullMarked
package org.openpractice.billing.receivable;

import org.jspecify.annotations.NullMarked;
