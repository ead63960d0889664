/** Who is on the payroll and on what terms, as facts from staff and compliance say. */
@NullMarked
package org.openpractice.payroll.enrollment;

import org.jspecify.annotations.NullMarked;
