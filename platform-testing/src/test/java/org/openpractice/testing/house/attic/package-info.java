/** Stands on the cellar, which is right. */
@NullMarked
package org.openpractice.testing.house.attic;

import org.jspecify.annotations.NullMarked;
