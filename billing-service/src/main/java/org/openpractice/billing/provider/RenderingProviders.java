package org.openpractice.billing.provider;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.platform.paging.PageRequest;

/** Providers of the practice group. */
@ApplicationScoped
public class RenderingProviders implements PanacheRepositoryBase<RenderingProvider, UUID> {

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

    List<RenderingProvider> page(PageRequest request) {
        return find("id > ?1 order by id", request.after())
                .page(0, request.fetch())
                .list();
    }
}
