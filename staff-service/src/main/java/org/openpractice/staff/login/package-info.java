/** Which login of the identity provider is which employee, and the own record that it opens. */
@Feature("Logins")
@NullMarked
package org.openpractice.staff.login;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
