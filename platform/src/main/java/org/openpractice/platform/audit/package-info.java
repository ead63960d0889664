/** The append-only, hash-chained log of who changed or read what. */
@Feature("Audit log")
@NullMarked
package org.openpractice.platform.audit;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
