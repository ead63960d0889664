/** Compliance: what the practice group owes by law and when, and who may not work for federal money. */
@NullMarked
package org.openpractice.compliance;

import org.jspecify.annotations.NullMarked;
