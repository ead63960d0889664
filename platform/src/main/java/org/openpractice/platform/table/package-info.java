/** Regulated tables: fields read strictly, control totals checked at start. */
@NullMarked
package org.openpractice.platform.table;

import org.jspecify.annotations.NullMarked;
