/** Files on a record: a few safe types, checked against their content, and never shown by a browser as a page. */
@NullMarked
package org.openpractice.platform.attachment;

import org.jspecify.annotations.NullMarked;
