/** What every request meets first and every response carries: correlation id, header limit, security headers, one log line. */
@NullMarked
package org.openpractice.gateway.edge;

import org.jspecify.annotations.NullMarked;
