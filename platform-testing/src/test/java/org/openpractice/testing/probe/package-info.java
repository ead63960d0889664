/** A service of one aggregate, made to prove the platform. */
@NullMarked
package org.openpractice.testing.probe;

import org.jspecify.annotations.NullMarked;
