/** What the services promise each other: the facts they publish and the values those facts are made of. */
@NullMarked
package org.openpractice.contracts;

import org.jspecify.annotations.NullMarked;
