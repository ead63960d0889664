/** What records have in common: an id and a version, who did what when, times of effect, and how their repositories find them. */
@NullMarked
package org.openpractice.platform.records;

import org.jspecify.annotations.NullMarked;
