/** SQL where entities are not worth it: named parameters in, records out. */
@NullMarked
package org.openpractice.platform.sql;

import org.jspecify.annotations.NullMarked;
