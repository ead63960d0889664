package org.openpractice.billing.claim;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.openpractice.contracts.Money;
import org.openpractice.platform.ids.Ids;

/** Claims for tests of rules that need no database. */
public final class SampleClaim {

    private SampleClaim() {}

    /** Has not gone out; one line for each charge. */
    public static Claim ready(String controlNumber, String... charges) {
        var lines = Stream.of(charges)
                .map(charge -> ClaimLine.of("99213", List.of(), Money.of(charge), BigDecimal.ONE, List.of(1), null))
                .toList();
        return new Claim(
                new CreateClaim.Draft(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        LocalDate.of(2026, 10, 5),
                        "11",
                        null,
                        List.of("J01.90"),
                        lines),
                controlNumber,
                Instant.parse("2026-10-05T12:00:00Z"));
    }

    /** Awaits its remittance. */
    public static Claim submitted(String controlNumber, String... charges) {
        var claim = ready(controlNumber, charges);
        claim.submit(Ids.next());
        return claim;
    }
}
