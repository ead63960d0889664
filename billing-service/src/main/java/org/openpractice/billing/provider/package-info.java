/** Who bills, who renders services and where, and on which dates a provider's services cannot be billed. */
@Feature("Providers")
@NullMarked
package org.openpractice.billing.provider;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
