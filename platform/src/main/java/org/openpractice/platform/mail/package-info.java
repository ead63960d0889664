/** Mail to people: written with what it tells of, sent once by a worker, and never with health or pay data in it. */
@Feature("Mail")
@NullMarked
package org.openpractice.platform.mail;

import org.jspecify.annotations.NullMarked;
import org.openpractice.platform.feature.Feature;
