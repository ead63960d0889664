/** The name of a feature, as its users say it. */
@NullMarked
package org.openpractice.platform.feature;

import org.jspecify.annotations.NullMarked;
