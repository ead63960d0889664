/** Whether the gateway and the services behind it are ready. */
@NullMarked
package org.openpractice.gateway.health;

import org.jspecify.annotations.NullMarked;
