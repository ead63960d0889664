package org.openpractice.payroll.localtax;

import static org.openpractice.platform.identity.Roles.BOOK_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.place.StateCodes;

/** Local taxes of places without a table, as the group entered them. */
@Path("/local-taxes")
@RunOnVirtualThread
class LocalTaxResource {

    /** @param code code of the line on a paycheck */
    public record LocalTaxView(
            String state,
            String place,
            String code,
            LocalDate effectiveFrom,
            LocalTaxInput.Method method,
            String name,
            @Nullable BigDecimal residentRate,
            @Nullable BigDecimal nonresidentRate,
            @Nullable Money amount,
            boolean ended,
            String source) {

        static LocalTaxView of(EnteredLocalTax tax) {
            var terms = tax.terms();
            return new LocalTaxView(
                    terms.state(),
                    terms.place(),
                    terms.code(),
                    tax.effectiveFrom(),
                    terms.method(),
                    terms.name(),
                    terms.residentRate(),
                    terms.nonresidentRate(),
                    terms.amount(),
                    tax.ended(),
                    tax.source());
        }
    }

    /** Every version, by state, place and date. */
    public record LocalTaxesView(List<LocalTaxView> items) {}

    private final EnterLocalTax enterLocalTax;
    private final EnteredLocalTaxes taxes;

    LocalTaxResource(EnterLocalTax enterLocalTax, EnteredLocalTaxes taxes) {
        this.enterLocalTax = enterLocalTax;
        this.taxes = taxes;
    }

    /** Lists local taxes that the group entered. */
    @GET
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public LocalTaxesView list() {
        return new LocalTaxesView(taxes.inOrder().stream().map(LocalTaxView::of).toList());
    }

    /** Enters the tax of a place that has no table. */
    @PUT
    @Path("{state}/{place}")
    @RolesAllowed(RUN_PAYROLL)
    public LocalTaxView enter(String state, String place, EnterLocalTax.Request request) {
        return LocalTaxView.of(enterLocalTax.enter(StateCodes.inPath(state), place, request));
    }
}
