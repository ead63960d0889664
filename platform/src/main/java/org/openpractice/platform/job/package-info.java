/** Long work as a resource: progress, cancel, restart. */
@NullMarked
package org.openpractice.platform.job;

import org.jspecify.annotations.NullMarked;
