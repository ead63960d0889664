/** Carries requests to the services and their answers back, as streams, on the event loop. */
@NullMarked
package org.openpractice.gateway.proxy;

import org.jspecify.annotations.NullMarked;
