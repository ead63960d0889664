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
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.problem.PlatformProblem;

/** Figures of the employer's federal returns, each reconciled to the runs. */
@Path("/")
@RunOnVirtualThread
class FederalReturnResource {

    /** When Form 941 of a quarter was filed. */
    public record FiledReturnView(
            int year, int quarter, LocalDate filedOn, String statedBy, Instant statedAt, long version)
            implements Versioned {

        static FiledReturnView of(FiledReturn filed) {
            return new FiledReturnView(
                    filed.year(),
                    filed.quarter(),
                    filed.filedOn(),
                    filed.stated().by(),
                    filed.stated().at(),
                    filed.version());
        }
    }

    private final PrepareReturns prepareReturns;
    private final FiledReturns filedReturns;
    private final StateFiledReturn stateFiledReturn;
    private final Audit audit;

    FederalReturnResource(
            PrepareReturns prepareReturns, FiledReturns filedReturns, StateFiledReturn stateFiledReturn, Audit audit) {
        this.prepareReturns = prepareReturns;
        this.filedReturns = filedReturns;
        this.stateFiledReturn = stateFiledReturn;
        this.audit = audit;
    }

    /** The return as filed, with Form 941-X where pay of the quarter was voided or taken back afterward. */
    @GET
    @Path("form-941")
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public Form941 form941(
            @QueryParam("year") @Min(2000) @Max(2100) int year, @QueryParam("quarter") @Min(1) @Max(4) int quarter) {
        audit.record(Verb.READ, "form-941", null);
        return prepareReturns.form941(new Quarter(year, quarter));
    }

    /** States when the return of a quarter was filed; its due date where nobody says so. */
    @PUT
    @Path("form-941-filings/{year}/{quarter}")
    @RolesAllowed(RUN_PAYROLL)
    public FiledReturnView file(
            @Min(2000) @Max(2100) int year,
            @Min(1) @Max(4) int quarter,
            @BeanParam IfMatch ifMatch,
            StateFiledReturn.Request request) {
        return FiledReturnView.of(stateFiledReturn.state(new Quarter(year, quarter), ifMatch, request));
    }

    /** When the return of a quarter was filed, as stated. */
    @GET
    @Path("form-941-filings/{year}/{quarter}")
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public FiledReturnView filed(@Min(2000) @Max(2100) int year, @Min(1) @Max(4) int quarter) {
        return FiledReturnView.of(filedReturns.of(new Quarter(year, quarter)).orElseThrow(PlatformProblem::notFound));
    }

    /** The figures of Form 940 for a year, reconciled to the runs. */
    @GET
    @Path("form-940")
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public Form940 form940(@QueryParam("year") @Min(2000) @Max(2100) int year) {
        audit.record(Verb.READ, "form-940", null);
        return prepareReturns.form940(year);
    }
}
