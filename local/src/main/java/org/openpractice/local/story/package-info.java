/** The demo story: one practice group's month, told chapter by chapter over HTTP through the gateway with real tokens. */
@NullMarked
package org.openpractice.local.story;

import org.jspecify.annotations.NullMarked;
