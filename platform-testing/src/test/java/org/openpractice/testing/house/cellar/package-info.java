/** Stands on the attic, which is wrong. */
@NullMarked
package org.openpractice.testing.house.cellar;

import org.jspecify.annotations.NullMarked;
