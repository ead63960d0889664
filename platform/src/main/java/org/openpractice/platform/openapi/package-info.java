/** What the OpenAPI document of a service says beyond what is read from its signatures. */
@NullMarked
package org.openpractice.platform.openapi;

import org.jspecify.annotations.NullMarked;
