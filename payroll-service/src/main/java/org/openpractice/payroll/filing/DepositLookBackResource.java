package org.openpractice.payroll.filing;

import static org.openpractice.platform.identity.Roles.BOOK_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.openpractice.contracts.Money;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.problem.PlatformProblem;

/** What the employer owed in the look-back period that decides a year's deposit schedule. */
@Path("/deposit-look-backs")
@RunOnVirtualThread
class DepositLookBackResource {

    public record DepositLookBackView(int year, Money liability, String statedBy, Instant statedAt, long version)
            implements Versioned {

        static DepositLookBackView of(DepositLookBack lookBack) {
            return new DepositLookBackView(
                    lookBack.year(),
                    lookBack.liability(),
                    lookBack.stated().by(),
                    lookBack.stated().at(),
                    lookBack.version());
        }
    }

    private final StateLookBack stateLookBack;
    private final DepositLookBacks lookBacks;

    DepositLookBackResource(StateLookBack stateLookBack, DepositLookBacks lookBacks) {
        this.stateLookBack = stateLookBack;
        this.lookBacks = lookBacks;
    }

    /** States what the employer owed in the look-back period of a year. */
    @PUT
    @Path("{year}")
    @RolesAllowed(RUN_PAYROLL)
    public DepositLookBackView state(
            @Min(2000) @Max(2100) int year, @BeanParam IfMatch ifMatch, StateLookBack.Request request) {
        return DepositLookBackView.of(stateLookBack.state(year, ifMatch, request));
    }

    /** What was stated for a year. */
    @GET
    @Path("{year}")
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public DepositLookBackView get(int year) {
        return DepositLookBackView.of(lookBacks.of(year).orElseThrow(PlatformProblem::notFound));
    }
}
