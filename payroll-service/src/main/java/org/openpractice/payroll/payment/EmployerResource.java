package org.openpractice.payroll.payment;

import static org.openpractice.platform.identity.Roles.BOOK_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.problem.PlatformProblem;

/** The group as employer. */
@Path("/employer")
@RunOnVirtualThread
class EmployerResource {

    /** The employer as it is shown; the EIN is masked. */
    public record EmployerView(String legalName, String ein, String bankName, String bankRoutingNumber, long version)
            implements Versioned {}

    private final SetUpEmployer setUpEmployer;
    private final Employers employers;
    private final ColumnCipher cipher;

    EmployerResource(SetUpEmployer setUpEmployer, Employers employers, ColumnCipher cipher) {
        this.setUpEmployer = setUpEmployer;
        this.employers = employers;
        this.cipher = cipher;
    }

    @PUT
    @RolesAllowed(RUN_PAYROLL)
    public EmployerView setUp(@BeanParam IfMatch ifMatch, SetUpEmployer.Request request) {
        return view(setUpEmployer.setUp(ifMatch, request));
    }

    @GET
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public EmployerView get() {
        return view(employers.current().orElseThrow(PlatformProblem::notFound));
    }

    private EmployerView view(Employer employer) {
        return new EmployerView(
                employer.legalName(),
                employer.ein(cipher).masked(),
                employer.bankName(),
                employer.bank().digits(),
                employer.version());
    }
}
