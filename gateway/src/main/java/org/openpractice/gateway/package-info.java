/**
 * The one door: login, limits, routes to the services, and the API documentation page. Knows no domain. Its beans are singletons, for
 * a proxy before each would cost every request.
 */
@NullMarked
package org.openpractice.gateway;

import org.jspecify.annotations.NullMarked;
