/** Files in: streamed, kept as received, with errors by row. */
@NullMarked
package org.openpractice.platform.upload;

import org.jspecify.annotations.NullMarked;
