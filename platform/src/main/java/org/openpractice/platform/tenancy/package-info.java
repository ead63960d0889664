/** The practice group as tenant, with PostgreSQL row-level security as the boundary. */
@NullMarked
package org.openpractice.platform.tenancy;

import org.jspecify.annotations.NullMarked;
