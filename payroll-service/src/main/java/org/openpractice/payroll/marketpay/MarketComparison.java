package org.openpractice.payroll.marketpay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.enrollment.PayTerms;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.records.EffectiveDated;

/** Holds pay against the market of the position: compa-ratio and range penetration on a day. */
@ApplicationScoped
class MarketComparison {

    /**
     * The market of a position.
     *
     * @param midpoint of the group's range, or the survey's median; null where neither is known
     * @param silent why there is no midpoint; empty when there is one
     */
    public record Market(
            String positionTitle,
            String occupation,
            String occupationTitle,
            String area,
            String areaTitle,
            int editionYear,
            @Nullable Money p10,
            @Nullable Money p25,
            @Nullable Money median,
            @Nullable Money p75,
            @Nullable Money p90,
            PayPosition position,
            String silent) {

        static Market of(PositionMarket market, SurveyRow row) {
            var low = market.minimum();
            var high = market.maximum();
            var median = row.annual(2).orElse(null);
            boolean ranged = low != null && high != null;
            var midpoint = low != null && high != null ? Money.ofCents((low.cents() + high.cents()) / 2) : median;
            var silent = midpoint != null
                    ? ""
                    : row.isAtTop(2)
                            ? "the median is at or above the top of the survey"
                            : "the survey has no estimate of the median";
            return new Market(
                    market.positionTitle(),
                    row.occupation(),
                    row.occupationTitle(),
                    row.area(),
                    row.areaTitle(),
                    market.editionYear(),
                    row.annual(0).orElse(null),
                    row.annual(1).orElse(null),
                    median,
                    row.annual(3).orElse(null),
                    row.annual(4).orElse(null),
                    new PayPosition(
                            midpoint,
                            ranged ? low : row.annual(0).orElse(null),
                            ranged ? high : row.annual(4).orElse(null)),
                    silent);
        }
    }

    /**
     * Somebody beside the market.
     *
     * @param terms in force; null when there are none
     * @param annual pay for a year, an hour's rate times 2,080; null where the terms do not say one
     * @param market of the position; null when it is not mapped
     */
    public record Person(
            Enrollment enrollment,
            @Nullable PayTerms terms,
            @Nullable Money annual,
            @Nullable Market market) {

        @Nullable
        BigDecimal compaRatio() {
            return market == null || annual == null ? null : market.position().compaRatio(annual);
        }

        @Nullable
        BigDecimal rangePenetration() {
            return market == null || annual == null ? null : market.position().rangePenetration(annual);
        }
    }

    /** Who is asked for. */
    public static class Asked extends ListRequest {

        @Parameter(description = "Employed on this day, today when none is given")
        @QueryParam("on")
        @Nullable
        LocalDate on;

        @QueryParam("positionTitle")
        @Nullable
        String positionTitle;
    }

    private final Enrollments enrollments;
    private final EnrollmentHistory terms;
    private final PositionMarkets markets;
    private final Surveys surveys;

    MarketComparison(Enrollments enrollments, EnrollmentHistory terms, PositionMarkets markets, Surveys surveys) {
        this.enrollments = enrollments;
        this.terms = terms;
        this.markets = markets;
        this.surveys = surveys;
    }

    /** The market of a mapped position; empty when its survey was never taken in. */
    Optional<Market> market(PositionMarket mapped) {
        return surveys.row(mapped.editionYear(), mapped.occupation(), mapped.area())
                .map(row -> Market.of(mapped, row));
    }

    /** Whoever is employed on the day asked for, today when none is. */
    <V> Page<V> people(Asked asked, LocalDate today, Function<Person, V> view) {
        var on = asked.on == null ? today : asked.on;
        return enrollments
                .list(Enrollment.class, asked)
                .search("e.employeeNumber", "e.firstName", "e.lastName", "e.positionTitle")
                .where("e.startsOn <= ? and (e.lastDay is null or e.lastDay >= ?)", on, on)
                .where("e.positionTitle = ?", asked.positionTitle)
                .sort("employeeNumber", String.class, "e.employeeNumber")
                .sort("positionTitle", String.class, "lower(e.positionTitle)")
                .pageOf(people -> {
                    var compared = compare(people, on).stream()
                            .collect(Collectors.toMap(
                                    person -> person.enrollment().id(), Function.identity()));
                    return person -> view.apply(Objects.requireNonNull(compared.get(person.id())));
                });
    }

    /** Everybody employed on the day in a mapped position, in the order of their numbers. */
    List<Person> inMappedPositions(LocalDate on) {
        return compare(enrollments.list("""
                startsOn <= ?1 and (lastDay is null or lastDay >= ?1)
                    and positionTitle in (select m.positionTitle from PositionMarket m) order by employeeNumber, id
                """, on), on);
    }

    private List<Person> compare(Collection<Enrollment> people, LocalDate on) {
        var ids = people.stream().map(Enrollment::id).toList();
        Map<UUID, List<PayTerms>> versions = terms.of(PayTerms.class, ids);
        var byTitle = new HashMap<String, Optional<Market>>();
        return people.stream()
                .map(person -> {
                    var inForce = EffectiveDated.on(on, versions.getOrDefault(person.id(), List.of()))
                            .orElse(null);
                    var market = byTitle.computeIfAbsent(
                            person.positionTitle(),
                            title -> markets.titled(title).flatMap(this::market));
                    return new Person(person, inForce, annual(inForce), market.orElse(null));
                })
                .toList();
    }

    /** Pay of a year; a rate that is neither an hour's nor a year's says nothing of it. */
    static @Nullable Money annual(@Nullable PayTerms terms) {
        if (terms == null) {
            return null;
        }
        return switch (terms.basis()) {
            case SALARIED, SALARIED_NONEXEMPT -> terms.rate().times(BigDecimal.ONE, RoundingMode.HALF_UP);
            case HOURLY -> terms.rate().times(SurveyFigure.HOURS_A_YEAR, RoundingMode.HALF_UP);
            case PER_DIEM, PROVIDER_CONTRACT -> null;
        };
    }
}
