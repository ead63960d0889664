package org.openpractice.payroll.payline;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where in the group work is done, for the labor distribution.
 *
 * @param departmentId department that bears the cost; null where none was named
 * @param locationId place at which the work was done; null where none was named
 * @param position title under which it was done; null where none was named
 */
public record CostCenter(
        @Nullable UUID departmentId,
        @Nullable UUID locationId,
        @Nullable String position) {

    public static final CostCenter UNNAMED = new CostCenter(null, null, null);

    /** The same place with what a stretch of work says of its own. */
    public CostCenter with(@Nullable UUID otherDepartment, @Nullable UUID otherLocation) {
        return otherDepartment == null && otherLocation == null
                ? this
                : new CostCenter(
                        otherDepartment == null ? departmentId : otherDepartment,
                        otherLocation == null ? locationId : otherLocation,
                        position);
    }
}
