package org.openpractice.payroll.flag;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.openpractice.platform.reading.Reading;
import org.openpractice.platform.records.Records;

/** Flags of everybody on the payroll. */
@ApplicationScoped
public class PayFlags implements Records<PayFlag> {

    public List<PayFlag> of(Collection<UUID> employees) {
        return employees.isEmpty()
                ? List.of()
                : list("among(employeeId, ?1) order by id", (Object) Reading.ids(employees));
    }

    List<PayFlag> standing(UUID employeeId) {
        return list("employeeId = ?1 and until is null order by id", employeeId);
    }

    List<PayFlag> ofMatch(UUID matchId) {
        return list("matchId = ?1 order by id", matchId);
    }
}
