/** Identifiers of aggregates and events. */
@NullMarked
package org.openpractice.platform.ids;

import org.jspecify.annotations.NullMarked;
