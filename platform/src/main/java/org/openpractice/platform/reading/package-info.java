/** Reads very many rows without the costs of changing them. */
@NullMarked
package org.openpractice.platform.reading;

import org.jspecify.annotations.NullMarked;
