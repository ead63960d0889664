package org.openpractice.testing.probe;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.openpractice.contracts.Money;

/** The aggregate. */
@Entity
public class Probe {

    @Id
    UUID id;

    String name;
    Money price;

    byte[] sealedSecret;

    @Version
    long version;

    @SuppressWarnings("NullAway.Init")
    protected Probe() {}

    Probe(UUID id, String name, Money price, byte[] sealedSecret) {
        this.id = id;
        this.name = name;
        this.price = price;
        this.sealedSecret = sealedSecret;
    }

    ProbeEvent rename(String newName) {
        name = newName;
        return new ProbeEvent.ProbeRenamed(id, newName);
    }
}
