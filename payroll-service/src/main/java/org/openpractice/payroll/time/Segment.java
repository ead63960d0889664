package org.openpractice.payroll.time;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.http.EachOnce;

/**
 * A stretch of time of one kind on one day.
 *
 * @param date the day; null for a weekly total, for which nobody kept the days
 * @param hours more than zero up to 24 on a day, up to 168 in a weekly total; at most two decimal places
 * @param workType kind of work with a rate of its own; null for the agreed rate
 * @param differentials names of the agreed additions for these hours
 * @param shift name that the parts of one unbroken shift share when it runs over midnight; null when it does not
 * @param locationId where it was; null for the place in the terms
 * @param departmentId who bears the cost; null for the department in the terms
 */
@Schema(name = "TimeSegment")
public record Segment(
        @Nullable LocalDate date,
        Kind kind,
        BigDecimal hours,
        @Nullable String workType,
        @EachOnce List<String> differentials,
        @Nullable String shift,
        @Nullable UUID locationId,
        @Nullable UUID departmentId) {

    private static final BigDecimal HOURS_OF_A_DAY = BigDecimal.valueOf(24);
    private static final BigDecimal HOURS_OF_A_WEEK = BigDecimal.valueOf(168);

    /** What the time was. */
    @Schema(name = "TimeKind")
    public enum Kind {
        WORKED,
        /** Paid, not worked: never counted toward overtime (29 CFR 778.218). */
        PTO,
        SICK,
        HOLIDAY
    }

    @SuppressWarnings("ConstantValue") // what is absent in JSON is null
    public Segment {
        kind = kind == null ? Kind.WORKED : kind;
        differentials = differentials == null ? List.of() : List.copyOf(differentials);
        var most = date == null ? HOURS_OF_A_WEEK : HOURS_OF_A_DAY;
        if (hours == null
                || hours.signum() < 0
                || date != null && hours.signum() == 0
                || hours.compareTo(most) > 0
                || hours.stripTrailingZeros().scale() > 2) {
            throw new IllegalArgumentException("expected hours from 0 to %s with at most two decimal places"
                    .formatted(date == null ? "168" : "24, above zero"));
        }
        hours = hours.setScale(2);
    }

    /** Hours worked on a day at the agreed rate. */
    public static Segment worked(LocalDate date, BigDecimal hours) {
        return new Segment(date, Kind.WORKED, hours, null, List.of(), null, null, null);
    }

    /** Hours worked in a week of which the days are not known. */
    public static Segment total(BigDecimal hours) {
        return new Segment(null, Kind.WORKED, hours, null, List.of(), null, null, null);
    }

    /**
     * What a weekly total is of: a week has one for each. Days have none: before and after noon are two stretches of a day
     * that may be alike.
     */
    @Nullable
    List<@Nullable Object> totalOf() {
        return date == null ? Arrays.asList(kind, workType, differentials, shift, locationId, departmentId) : null;
    }

    @JsonIgnore
    public boolean isWorked() {
        return kind == Kind.WORKED;
    }
}
