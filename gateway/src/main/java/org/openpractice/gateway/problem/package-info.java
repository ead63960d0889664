/** Every refusal of the gateway, written as an RFC 9457 problem. */
@NullMarked
package org.openpractice.gateway.problem;

import org.jspecify.annotations.NullMarked;
