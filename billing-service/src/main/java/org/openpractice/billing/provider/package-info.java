/** Who bills, who renders services and where, and on which dates a provider's services cannot be billed. */
@NullMarked
package org.openpractice.billing.provider;

import org.jspecify.annotations.NullMarked;
