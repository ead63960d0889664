/** What a text may hold, wherever it comes from. */
@NullMarked
package org.openpractice.platform.text;

import org.jspecify.annotations.NullMarked;
