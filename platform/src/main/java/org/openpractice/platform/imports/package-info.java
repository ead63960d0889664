/** Files of rows that people bring: looked at first, taken whole or in part, reported row by row. */
@NullMarked
package org.openpractice.platform.imports;

import org.jspecify.annotations.NullMarked;
