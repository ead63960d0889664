package org.openpractice.payroll.place;

import java.time.LocalDate;

/**
 * A certificate of nonresidence as it counts in a calculation.
 *
 * @param workState state that is asked not to withhold
 * @param residenceState where the employee certified to live
 * @param withdrawn the earlier certificate no longer holds
 * @param dailyCommuter certifies to commute every day (Kentucky with Virginia)
 * @param twentyPercentShareholder owns at least 20 % of an S corporation that pays the wages (Kentucky with Ohio)
 * @param localTaxClaimed also claims the local part (Maryland MW507 lines 6 and 7)
 */
public record FiledCertificate(
        String workState,
        LocalDate effectiveFrom,
        String residenceState,
        boolean withdrawn,
        boolean dailyCommuter,
        boolean twentyPercentShareholder,
        boolean localTaxClaimed) {}
