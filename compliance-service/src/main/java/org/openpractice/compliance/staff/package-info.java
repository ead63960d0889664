/** The people of the group as staff events tell of them: names, birth date, NPI, exposure, first and last day. */
@NullMarked
package org.openpractice.compliance.staff;

import org.jspecify.annotations.NullMarked;
