package org.openpractice.payroll.paystub;

import static org.openpractice.platform.identity.Roles.OWN_RECORD;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.payroll.paycheck.Paycheck;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** The own pay stubs of whoever asks. */
@Path("/me/pay-stubs")
@RunOnVirtualThread
class OwnPayStubResource {

    /** A pay stub in the list. */
    public record OwnPayStub(
            UUID paycheckId,
            LocalDate payDate,
            LocalDate periodStartsOn,
            LocalDate periodEndsOn,
            Money gross,
            Money net) {

        static OwnPayStub of(Paycheck paycheck, PayRun run) {
            var period = run.period();
            return new OwnPayStub(
                    paycheck.id(), run.payDate(), period.startsOn(), period.endsOn(), paycheck.gross(), paycheck.net());
        }
    }

    private final OwnPayStubs stubs;
    private final PayRuns runs;

    OwnPayStubResource(OwnPayStubs stubs, PayRuns runs) {
        this.stubs = stubs;
        this.runs = runs;
    }

    /** What the person was paid, one entry for each stub. */
    @GET
    @SortedBy("payDate")
    @Transactional
    @RolesAllowed(OWN_RECORD)
    public Page<OwnPayStub> list(@BeanParam @Valid OwnPayStubs.Asked asked) {
        return stubs.list(asked).pageOf(shown -> {
            var paid = runs.byId(shown.stream().map(Paycheck::payRunId).collect(Collectors.toSet()));
            return paycheck -> OwnPayStub.of(paycheck, Objects.requireNonNull(paid.get(paycheck.payRunId())));
        });
    }

    /** One own stub. */
    @GET
    @Path("{paycheckId}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(OWN_RECORD)
    public Paystub read(UUID paycheckId) {
        return stubs.read(paycheckId);
    }

    /** One own stub as a document. */
    @GET
    @Path("{paycheckId}")
    @Produces("application/pdf")
    @RolesAllowed(OWN_RECORD)
    public byte[] pdf(UUID paycheckId) {
        return stubs.read(paycheckId).pdf();
    }
}
