/** Steps that take two people: whoever began a matter may not be the one who ends it. */
@NullMarked
package org.openpractice.platform.approval;

import org.jspecify.annotations.NullMarked;
