/** Long work as a resource: progress, cancel, restart. */
@Feature("Long work")
@NullMarked
package org.openpractice.platform.job;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
