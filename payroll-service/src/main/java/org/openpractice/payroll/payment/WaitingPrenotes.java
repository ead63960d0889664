package org.openpractice.payroll.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Prenotes that are made into a file and have not left. */
@ApplicationScoped
public class WaitingPrenotes {

    private final PaymentFiles files;

    WaitingPrenotes(PaymentFiles files) {
        this.files = files;
    }

    /** The file that waits for a second person, the newest of several. */
    public Optional<UUID> file() {
        return files.find("kind = PRENOTE and releasedAt is null order by id desc")
                .firstResultOptional()
                .map(PaymentFile::id);
    }
}
