/** Facts that the billing service publishes. */
@NullMarked
package org.openpractice.contracts.billing;

import org.jspecify.annotations.NullMarked;
