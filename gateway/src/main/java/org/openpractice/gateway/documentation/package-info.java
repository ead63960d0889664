/** The API documentation page: one document joined from those of the services. */
@NullMarked
package org.openpractice.gateway.documentation;

import org.jspecify.annotations.NullMarked;
