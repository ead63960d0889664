/** The append-only, hash-chained log of who changed or read what. */
@NullMarked
package org.openpractice.platform.audit;

import org.jspecify.annotations.NullMarked;
