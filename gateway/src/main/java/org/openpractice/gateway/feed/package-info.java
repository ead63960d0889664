/** Calendar feeds: which paths are read without a login, and what of them may stand in a log. */
@NullMarked
package org.openpractice.gateway.feed;

import org.jspecify.annotations.NullMarked;
