/** The OpenAPI documents that are kept in {@code contracts/openapi}, and what changed in them. */
@NullMarked
package org.openpractice.local.api;

import org.jspecify.annotations.NullMarked;
