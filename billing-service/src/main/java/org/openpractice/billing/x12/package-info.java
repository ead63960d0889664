/** Reads and writes X12 interchanges as a stream of segments whose every element knows its place; knows no transaction set. */
@NullMarked
package org.openpractice.billing.x12;

import org.jspecify.annotations.NullMarked;
