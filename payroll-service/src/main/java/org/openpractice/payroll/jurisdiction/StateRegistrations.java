package org.openpractice.payroll.jurisdiction;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.openpractice.platform.records.Records;

/** With which states the group is registered. */
@ApplicationScoped
class StateRegistrations implements Records<StateRegistration> {

    Optional<StateRegistration> with(String state) {
        return find("state", state).firstResultOptional();
    }

    List<StateRegistration> inOrder() {
        return list("order by state");
    }
}
