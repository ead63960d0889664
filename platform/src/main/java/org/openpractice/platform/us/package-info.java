/** Numbers and places as the United States write them: NPI, EIN, postal address, state, ZIP code. */
@NullMarked
package org.openpractice.platform.us;

import org.jspecify.annotations.NullMarked;
