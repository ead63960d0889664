/** Refusals as RFC 9457 problems. */
@NullMarked
package org.openpractice.platform.problem;

import org.jspecify.annotations.NullMarked;
