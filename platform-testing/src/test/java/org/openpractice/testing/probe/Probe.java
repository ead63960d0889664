package org.openpractice.testing.probe;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.records.Stamp;

/** The aggregate. */
@Entity
public class Probe {

    @Id
    UUID id;

    String name;
    Money price;

    byte[] sealedSecret;

    @Nullable
    String madeBy;

    @Embedded
    @EmbeddedColumnNaming("approved_%s")
    @Nullable
    Stamp approved;

    @Version
    long version;

    @SuppressWarnings("NullAway.Init")
    protected Probe() {}

    Probe(UUID id, String name, Money price, byte[] sealedSecret, String madeBy) {
        this.id = id;
        this.name = name;
        this.price = price;
        this.sealedSecret = sealedSecret;
        this.madeBy = madeBy;
    }

    ProbeEvent rename(String newName) {
        name = newName;
        return new ProbeEvent.ProbeRenamed(id, newName);
    }

    ProbeEvent approve(Stamp stamp) {
        approved = stamp;
        return new ProbeEvent.ProbeApproved(id, stamp.by());
    }
}
