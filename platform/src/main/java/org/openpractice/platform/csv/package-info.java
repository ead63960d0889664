/** Tables as CSV: read as offices really save them, written so that a spreadsheet opens them without harm. */
@NullMarked
package org.openpractice.platform.csv;

import org.jspecify.annotations.NullMarked;
