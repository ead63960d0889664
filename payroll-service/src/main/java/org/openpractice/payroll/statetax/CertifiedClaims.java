package org.openpractice.payroll.statetax;

import java.time.LocalDate;

/**
 * A state's certificate as it stands on a pay date.
 *
 * @param effectiveFrom since when it is in force; a claim of exemption may end in the year after
 */
public record CertifiedClaims(LocalDate effectiveFrom, StateClaims claims) {}
