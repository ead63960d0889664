/** JSON in columns. */
@NullMarked
package org.openpractice.platform.json;

import org.jspecify.annotations.NullMarked;
