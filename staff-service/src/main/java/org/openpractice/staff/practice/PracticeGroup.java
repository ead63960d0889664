package org.openpractice.staff.practice;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import java.util.Arrays;
import java.util.UUID;
import org.openpractice.platform.records.Aggregate;
import org.openpractice.platform.us.PostalAddress;

/** The employer: a practice group. Its id is the one the identity provider puts into its people's tokens. */
@Entity
class PracticeGroup extends Aggregate {

    private String name;

    private byte[] einSealed;

    private byte[] einIndex;

    @Embedded
    private PostalAddress address;

    @SuppressWarnings("NullAway.Init")
    protected PracticeGroup() {}

    PracticeGroup(UUID id, String name, byte[] einSealed, byte[] einIndex, PostalAddress address) {
        super(id);
        this.name = name;
        this.einSealed = einSealed;
        this.einIndex = einIndex;
        this.address = address;
    }

    /** Whether the group is described by exactly that. */
    boolean is(String otherName, byte[] otherEinIndex, PostalAddress otherAddress) {
        return name.equals(otherName) && Arrays.equals(einIndex, otherEinIndex) && address.equals(otherAddress);
    }

    /** Describes the group anew. */
    void describe(String newName, byte[] newEinSealed, byte[] newEinIndex, PostalAddress newAddress) {
        name = newName;
        einSealed = newEinSealed;
        einIndex = newEinIndex;
        address = newAddress;
    }

    public String name() {
        return name;
    }

    byte[] einSealed() {
        return einSealed;
    }

    public PostalAddress address() {
        return address;
    }
}
