/** What the services' tests have in common: real infrastructure, real tokens, rules for every service. */
@NullMarked
package org.openpractice.testing;

import org.jspecify.annotations.NullMarked;
