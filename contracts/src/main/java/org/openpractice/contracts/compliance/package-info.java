/** Facts that the compliance service publishes. */
@NullMarked
package org.openpractice.contracts.compliance;

import org.jspecify.annotations.NullMarked;
