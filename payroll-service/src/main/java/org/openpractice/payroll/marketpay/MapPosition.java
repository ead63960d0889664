package org.openpractice.payroll.marketpay;

import static org.openpractice.platform.audit.Verb.ADDED;
import static org.openpractice.platform.audit.Verb.CHANGED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.IfMatch;

/** Says against which occupation and area of a survey a position is held. */
@ApplicationScoped
class MapPosition {

    /** What the group pays for a position in a year, at least and at most. */
    @Schema(name = "PayRange")
    public record Range(@NotNull Money minimum, @NotNull Money maximum) {

        @SuppressWarnings("ConstantValue") // absent amounts are null until they are validated
        public Range {
            if (minimum != null && maximum != null && (!minimum.isPositive() || maximum.compareTo(minimum) <= 0)) {
                throw new IllegalArgumentException("expected a minimum above zero and a maximum above it");
            }
        }
    }

    /**
     * @param occupation SOC code, for example 29-1141
     * @param area code of the survey, for example 99 for the United States
     * @param range of the group for a year; null to use the survey's percentiles
     */
    @Schema(name = "MapPosition")
    public record Request(
            @NotNull @Pattern(regexp = "[0-9]{2}-[0-9]{4}", message = "expected a SOC code such as 29-1141")
            String occupation,

            @NotNull @Pattern(regexp = "[0-9]{1,7}", message = "expected a code of up to seven digits")
            String area,

            @Min(1990) @Max(2100) int editionYear,
            @Nullable @Valid Range range) {}

    private final PositionMarkets markets;
    private final Surveys surveys;
    private final Audit audit;

    MapPosition(PositionMarkets markets, Surveys surveys, Audit audit) {
        this.markets = markets;
        this.surveys = surveys;
        this.audit = audit;
    }

    /**
     * Maps a position, or maps it anew on its current {@code ETag}. Refuses {@link MarketPayProblem#NOT_IN_SURVEY}.
     */
    @Transactional
    public PositionMarket map(String positionTitle, IfMatch ifMatch, Request request) {
        if (surveys.row(request.editionYear(), request.occupation(), request.area())
                .isEmpty()) {
            throw MarketPayProblem.NOT_IN_SURVEY.because(
                    "No survey of %d has occupation %s in area %s: expected an import with it"
                            .formatted(request.editionYear(), request.occupation(), request.area()));
        }
        var known = markets.titled(positionTitle);
        known.ifPresent(market -> {
            ifMatch.require(market.version());
            market.map(request);
        });
        var market = known.orElseGet(() -> {
            var added = new PositionMarket(positionTitle, request);
            markets.persist(added);
            return added;
        });
        audit.record(known.isPresent() ? CHANGED : ADDED, "position-market", market.id());
        return market;
    }
}
