/** The one door: login, limits, routes to the services, and the API documentation page. Knows no domain. */
@NullMarked
package org.openpractice.gateway;

import org.jspecify.annotations.NullMarked;
