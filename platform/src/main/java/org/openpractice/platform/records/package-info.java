/** What every repository does: get one or say that there is none. */
@NullMarked
package org.openpractice.platform.records;

import org.jspecify.annotations.NullMarked;
