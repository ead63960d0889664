/** Conditional requests, JSON bodies and correlation ids. */
@NullMarked
package org.openpractice.platform.http;

import org.jspecify.annotations.NullMarked;
