/** Documents for people: HTML templates drawn as tagged, searchable PDF that is the same for the same content. */
@NullMarked
package org.openpractice.platform.document;

import org.jspecify.annotations.NullMarked;
