package org.openpractice.payroll.marketpay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

/** Positions and their markets. */
@ApplicationScoped
class PositionMarkets implements Records<PositionMarket> {

    /** Which positions are asked for. */
    public static class Asked extends ListRequest {

        @Parameter(description = "SOC code, for example 29-1141")
        @QueryParam("occupation")
        @Nullable
        String occupation;

        @QueryParam("area")
        @Nullable
        String area;

        @QueryParam("editionYear")
        @Nullable
        Integer editionYear;
    }

    Optional<PositionMarket> titled(String positionTitle) {
        return find("positionTitle", positionTitle).firstResultOptional();
    }

    ListOf<PositionMarket> list(Asked asked) {
        return list(PositionMarket.class, asked)
                .search("e.positionTitle", "e.occupation", "e.area")
                .where("e.occupation = ?", asked.occupation)
                .where("e.area = ?", asked.area)
                .where("e.editionYear = ?", asked.editionYear)
                .sort("positionTitle", String.class, "lower(e.positionTitle)")
                .sort("occupation", String.class, "e.occupation");
    }
}
