/** Who is calling: a bearer token, or the session of a browser that logged in through the identity provider. */
@NullMarked
package org.openpractice.gateway.login;

import org.jspecify.annotations.NullMarked;
