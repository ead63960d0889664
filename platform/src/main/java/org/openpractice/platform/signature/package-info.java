/** Who signed which content, when and with what meaning; verified again at any time. */
@NullMarked
package org.openpractice.platform.signature;

import org.jspecify.annotations.NullMarked;
