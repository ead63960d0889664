/** Column encryption and blind indexes for tax ids and bank accounts. */
@NullMarked
package org.openpractice.platform.encryption;

import org.jspecify.annotations.NullMarked;
