package org.openpractice.billing.provider;

import jakarta.persistence.Entity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.records.Aggregate;

/**
 * A place where the group sees patients, as staff-service knows it. It is kept as it is told: what of it a claim cannot carry
 * is the matter of the claim.
 */
@Entity
public class ServiceLocation extends Aggregate {

    private String name;

    private String street;

    private String city;

    private String state;

    private String zip;

    private String placeOfService;

    private @Nullable String cliaNumber;

    @SuppressWarnings("NullAway.Init")
    protected ServiceLocation() {}

    @SuppressWarnings("NullAway.Init") // describe sets the rest
    ServiceLocation(Told told) {
        super(told.id());
        describe(told);
    }

    /** What staff-service says of a location. */
    record Told(UUID id, String name, String street, String city, String state, String zip, String placeOfService) {}

    void describe(Told told) {
        this.name = told.name();
        this.street = told.street();
        this.city = told.city();
        this.state = told.state();
        this.zip = told.zip().replace("-", "");
        this.placeOfService = told.placeOfService();
    }

    /** Certificate of its laboratory (42 CFR 493.35), which billing keeps; null when it has none. */
    public @Nullable String cliaNumber() {
        return cliaNumber;
    }

    void certify(@Nullable String newCliaNumber) {
        cliaNumber = newCliaNumber;
    }

    public String name() {
        return name;
    }

    public String street() {
        return street;
    }

    public String city() {
        return city;
    }

    /** Two-letter USPS code. */
    public String state() {
        return state;
    }

    /** Five or nine digits. */
    public String zip() {
        return zip;
    }

    /** CMS place-of-service code, for example 11 (office). */
    public String placeOfService() {
        return placeOfService;
    }
}
