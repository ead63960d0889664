package org.openpractice.billing.provider;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

/** Providers of the practice group. */
@ApplicationScoped
public class RenderingProviders implements Records<RenderingProvider> {

    /** Keeps those who ever bill; of the others nothing is needed here. */
    public void follow(UUID employeeId, EmploymentEvent.Person person, EmploymentEvent.Assignment assignment) {
        boolean bills = assignment.provider() && person.npi() != null;
        var known = findByIdOptional(employeeId);
        if (known.isPresent()) {
            known.get().describe(person, bills);
        } else if (bills) {
            persist(new RenderingProvider(employeeId, person, true));
        }
    }

    /** The list. An NPI finds only who bills under it now: of the others it is not shown. */
    ListOf<RenderingProvider> list(ListRequest asked) {
        return list(RenderingProvider.class, asked)
                .search("e.lastName", "e.firstName", "case when e.active then e.npi else '' end")
                .sort("name", String.class, "lower(e.lastName || ' ' || e.firstName)");
    }
}
