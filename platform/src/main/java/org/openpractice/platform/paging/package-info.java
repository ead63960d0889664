/** Lists by cursor. */
@NullMarked
package org.openpractice.platform.paging;

import org.jspecify.annotations.NullMarked;
