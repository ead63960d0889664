/** Who acts: a person, a partner, a job or an event. */
@NullMarked
package org.openpractice.platform.identity;

import org.jspecify.annotations.NullMarked;
