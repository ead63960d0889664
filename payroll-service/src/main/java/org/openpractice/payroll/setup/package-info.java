/** What is missing before the first payday, and the call that mends it. */
@NullMarked
package org.openpractice.payroll.setup;

import org.jspecify.annotations.NullMarked;
