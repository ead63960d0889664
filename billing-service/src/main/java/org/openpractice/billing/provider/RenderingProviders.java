package org.openpractice.billing.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

/** Providers of the practice group. */
@ApplicationScoped
public class RenderingProviders implements Records<RenderingProvider> {

    /** Which providers are asked for. */
    public static class Asked extends ListRequest {

        @Parameter(description = "Whether they bill now: as a provider with an NPI")
        @QueryParam("billing")
        @Nullable
        Boolean billing;

        @Parameter(description = "Those under whose name a service of this day cannot be billed")
        @QueryParam("blockedOn")
        @Nullable
        LocalDate blockedOn;
    }

    private static final String BILLS = "case when e.active = true and e.npi is not null then true else false end = ?";
    private static final String BLOCKED = """
            exists (select 1 from BillingBlock b
                where b.employeeId = e.id and b.from <= ? and (b.until is null or b.until > ?))""";

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
    ListOf<RenderingProvider> list(Asked asked) {
        return list(RenderingProvider.class, asked)
                .search("e.lastName", "e.firstName", "case when e.active then e.npi else '' end")
                .where(BILLS, asked.billing)
                .where(BLOCKED, asked.blockedOn, asked.blockedOn)
                .sort("name", String.class, "lower(e.lastName || ' ' || e.firstName)");
    }
}
