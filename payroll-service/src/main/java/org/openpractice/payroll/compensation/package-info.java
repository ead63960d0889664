/** What providers earn under their contracts: credited work by line of a claim, its settlement and its statement. */
@NullMarked
package org.openpractice.payroll.compensation;

import org.jspecify.annotations.NullMarked;
