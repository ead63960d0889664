/** How much one caller may send: requests in time, bytes per request. */
@NullMarked
package org.openpractice.gateway.limit;

import org.jspecify.annotations.NullMarked;
