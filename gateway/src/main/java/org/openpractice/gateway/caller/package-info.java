/** Who made a request: what limits, login and proxy all need to know about its sender. */
@NullMarked
package org.openpractice.gateway.caller;

import org.jspecify.annotations.NullMarked;
