package org.openpractice.payroll.statetax;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One edition of a state's withholding tables, as the agency published it.
 *
 * @param rule state and publication, as traces and refusals name it
 * @param from first date on which it is in force; empty while the agency's date is not known
 * @param until first date on which it no longer is
 */
public record StateEdition(
        String state,
        String name,
        String edition,
        String publication,
        String rule,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        StateMethod method,
        Supplemental supplemental,
        CertificateForm form) {

    boolean covers(LocalDate date) {
        return from.isPresent()
                && !date.isBefore(from.get())
                && until.map(date::isBefore).orElse(true);
    }

    /** False for the nine states that do not tax wages. */
    public boolean taxesWages() {
        return !(method instanceof NoTax);
    }
}
