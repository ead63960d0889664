package org.openpractice.payroll.marketpay;

import static org.openpractice.platform.audit.Verb.READ;
import static org.openpractice.platform.identity.Roles.APPROVE_PAYROLL;
import static org.openpractice.platform.identity.Roles.HR;
import static org.openpractice.platform.identity.Roles.KEEP_ENROLLMENTS;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.PayTerms;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.money.Rate;
import org.openpractice.platform.paging.Page;

/** Positions and people beside their market. */
@Path("/")
@RunOnVirtualThread
class MarketComparisonResource {

    /** How an hourly rate becomes a year's pay. */
    static final String CONVERSION = "An hour's rate is taken 2,080 times a year, as the survey does";

    /** @param range of the group for a year; null to use the survey's percentiles */
    public record PositionMarketView(
            String positionTitle,
            String occupation,
            String area,
            int editionYear,
            MapPosition.@Nullable Range range,
            long version)
            implements Versioned {

        static PositionMarketView of(PositionMarket market) {
            var minimum = market.minimum();
            var maximum = market.maximum();
            return new PositionMarketView(
                    market.positionTitle(),
                    market.occupation(),
                    market.area(),
                    market.editionYear(),
                    minimum == null || maximum == null ? null : new MapPosition.Range(minimum, maximum),
                    market.version());
        }
    }

    /**
     * A position beside its market.
     *
     * @param people employed on the day whose pay says a year
     * @param compaRatio of all of their pay to as many midpoints; null without people or a midpoint
     * @param silent why there is no midpoint; empty when there is one
     */
    public record PositionView(
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
            @Nullable Money midpoint,
            @Nullable Money minimum,
            @Nullable Money maximum,
            int people,
            @Nullable BigDecimal lowestCompaRatio,
            @Nullable BigDecimal compaRatio,
            @Nullable BigDecimal highestCompaRatio,
            String silent) {}

    public record ComparisonView(LocalDate on, String conversion, List<PositionView> positions) {}

    /** @param annual pay for a year; null where the terms do not say one */
    public record PersonView(
            UUID employeeId,
            String employeeNumber,
            String positionTitle,
            PayTerms.@Nullable Basis basis,
            @Nullable Rate rate,
            @Nullable Money annual,
            @Nullable BigDecimal compaRatio,
            @Nullable BigDecimal rangePenetration) {

        static PersonView of(MarketComparison.Person person) {
            var terms = person.terms();
            return new PersonView(
                    person.enrollment().id(),
                    person.enrollment().employeeNumber(),
                    person.enrollment().positionTitle(),
                    terms == null ? null : terms.basis(),
                    terms == null ? null : terms.rate(),
                    person.annual(),
                    person.compaRatio(),
                    person.rangePenetration());
        }
    }

    private final MapPosition mapPosition;
    private final PositionMarkets markets;
    private final MarketComparison comparison;
    private final Audit audit;
    private final Clock clock;

    MarketComparisonResource(
            MapPosition mapPosition, PositionMarkets markets, MarketComparison comparison, Audit audit, Clock clock) {
        this.mapPosition = mapPosition;
        this.markets = markets;
        this.comparison = comparison;
        this.audit = audit;
        this.clock = clock;
    }

    /** Maps a position; a mapped one needs {@code If-Match}. */
    @PUT
    @Path("position-markets/{positionTitle}")
    @RolesAllowed(KEEP_ENROLLMENTS)
    public PositionMarketView map(
            @NotBlank @Size(max = 200) String positionTitle, @BeanParam IfMatch ifMatch, MapPosition.Request request) {
        return PositionMarketView.of(mapPosition.map(positionTitle, ifMatch, request));
    }

    /** Lists positions with the occupation and area whose market they are compared with. */
    @GET
    @Path("position-markets")
    @SortedBy({"positionTitle", "occupation"})
    @RolesAllowed({APPROVE_PAYROLL, HR})
    public Page<PositionMarketView> list(@BeanParam @Valid PositionMarkets.Asked asked) {
        return markets.list(asked).page(PositionMarketView::of);
    }

    /** Every mapped position beside its market on a day, today when none is given. */
    @GET
    @Path("market-comparison")
    @RolesAllowed(KEEP_ENROLLMENTS)
    @Transactional
    public ComparisonView positions(@QueryParam("on") @Nullable LocalDate on) {
        var day = on == null ? LocalDate.now(clock) : on;
        audit.record(READ, "market-comparison", null);
        var people = new TreeMap<String, List<MarketComparison.Person>>();
        for (var person : comparison.inMappedPositions(day)) {
            people.computeIfAbsent(person.enrollment().positionTitle(), title -> new ArrayList<>())
                    .add(person);
        }
        var positions = markets.list("order by positionTitle").stream()
                .map(mapped -> comparison.market(mapped))
                .flatMap(Optional::stream)
                .map(market -> view(market, people))
                .toList();
        return new ComparisonView(day, CONVERSION, positions);
    }

    /** People beside their market on a day, today when none is given. */
    @GET
    @Path("market-comparison/people")
    @SortedBy({"employeeNumber", "positionTitle"})
    @RolesAllowed(KEEP_ENROLLMENTS)
    public Page<PersonView> people(@BeanParam @Valid MarketComparison.Asked asked) {
        audit.record(READ, "market-comparison", null);
        return comparison.people(asked, LocalDate.now(clock), PersonView::of);
    }

    private static PositionView view(
            MarketComparison.Market market, Map<String, List<MarketComparison.Person>> people) {
        var paid = people.getOrDefault(market.positionTitle(), List.of()).stream()
                .map(MarketComparison.Person::annual)
                .filter(Objects::nonNull)
                .toList();
        var position = market.position();
        var ratios = paid.stream()
                .map(position::compaRatio)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        var midpoint = position.midpoint();
        var all = midpoint == null || paid.isEmpty()
                ? null
                : Money.sum(paid)
                        .decimal()
                        .divide(
                                midpoint.decimal().multiply(BigDecimal.valueOf(paid.size())),
                                PayPosition.PLACES,
                                RoundingMode.HALF_UP);
        return new PositionView(
                market.positionTitle(),
                market.occupation(),
                market.occupationTitle(),
                market.area(),
                market.areaTitle(),
                market.editionYear(),
                market.p10(),
                market.p25(),
                market.median(),
                market.p75(),
                market.p90(),
                midpoint,
                position.minimum(),
                position.maximum(),
                paid.size(),
                ratios.isEmpty() ? null : ratios.getFirst(),
                all,
                ratios.isEmpty() ? null : ratios.getLast(),
                market.silent());
    }
}
