package org.openpractice.payroll.finalpay;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * How somebody left.
 *
 * @param state two-letter code of the state of work
 * @param lastDay last day of work
 * @param at time of day of the separation where it is known; hours count from it
 * @param noticeGivenOn day on which somebody who resigns said so; null where it is not known
 * @param demandedOn day on which the employee demanded the wages; null where there was no demand
 */
record Separation(
        String state,
        SeparationKind kind,
        LocalDate lastDay,
        @Nullable LocalTime at,
        @Nullable LocalDate noticeGivenOn,
        @Nullable LocalDate demandedOn) {}
