/** The places where the group works, and what each of them owes. */
@NullMarked
package org.openpractice.compliance.location;

import org.jspecify.annotations.NullMarked;
