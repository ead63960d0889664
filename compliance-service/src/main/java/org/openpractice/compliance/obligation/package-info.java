/** The clock engine: duties opened by what happens to people, each with a due date that explains itself. */
@Feature("Duties and due dates")
@NullMarked
package org.openpractice.compliance.obligation;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
