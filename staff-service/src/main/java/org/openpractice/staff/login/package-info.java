/** Which login of the identity provider is which employee, and the own record that it opens. */
@NullMarked
package org.openpractice.staff.login;

import org.jspecify.annotations.NullMarked;
