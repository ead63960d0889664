package org.openpractice.billing.provider;

import jakarta.persistence.Entity;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.platform.records.Aggregate;

/** Somebody who renders services that are billed under their own NPI, as staff-service knows them. The id is the employee's. */
@Entity
public class RenderingProvider extends Aggregate {

    private String lastName;

    private String firstName;

    private @Nullable String middleName;

    private @Nullable String npi;
    private boolean active;

    @SuppressWarnings("NullAway.Init")
    protected RenderingProvider() {}

    @SuppressWarnings("NullAway.Init") // describe sets the rest
    RenderingProvider(UUID employeeId, EmploymentEvent.Person person, boolean provider) {
        super(employeeId);
        describe(person, provider);
    }

    void describe(EmploymentEvent.Person person, boolean provider) {
        this.lastName = person.lastName();
        this.firstName = person.firstName();
        this.middleName = person.middleName();
        this.npi = person.npi();
        this.active = provider;
    }

    public String lastName() {
        return lastName;
    }

    public String firstName() {
        return firstName;
    }

    public @Nullable String middleName() {
        return middleName;
    }

    /** Empty while the person does not bill: no provider (any more), or without an NPI. */
    public Optional<String> billingNpi() {
        return active ? Optional.ofNullable(npi) : Optional.empty();
    }

    /** The last known NPI, for claims of the time when the person did bill. */
    public @Nullable String npi() {
        return npi;
    }
}
