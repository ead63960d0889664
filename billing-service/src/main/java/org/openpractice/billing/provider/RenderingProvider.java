package org.openpractice.billing.provider;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.staff.EmploymentEvent;

/** Somebody who renders services that are billed under their own NPI, as staff-service knows them. The id is the employee's. */
@Entity
public class RenderingProvider {

    @Id
    private UUID id;

    private String lastName;

    private String firstName;

    private @Nullable String middleName;

    private @Nullable String npi;
    private boolean active;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected RenderingProvider() {}

    @SuppressWarnings("NullAway.Init") // describe sets the rest
    RenderingProvider(UUID employeeId, EmploymentEvent.Person person, boolean provider) {
        this.id = employeeId;
        describe(person, provider);
    }

    void describe(EmploymentEvent.Person person, boolean provider) {
        this.lastName = person.lastName();
        this.firstName = person.firstName();
        this.middleName = person.middleName();
        this.npi = person.npi();
        this.active = provider;
    }

    public UUID id() {
        return id;
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
