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
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.us.PostalAddress;
import org.openpractice.platform.us.TelephoneNumber;

/** The group as employer. */
@Path("/employer")
@RunOnVirtualThread
class EmployerResource {

    /**
     * The employer as it is shown; the EIN is masked.
     *
     * @param address as stubs print it; null of an employer from before it was kept: PUT it
     * @param phone as stubs print it; null likewise
     */
    public record EmployerView(
            String legalName,
            String ein,
            @Nullable PostalAddress address,
            @Nullable TelephoneNumber phone,
            String bankName,
            String bankRoutingNumber,
            long version)
            implements Versioned {}

    private final SetUpEmployer setUpEmployer;
    private final Employers employers;
    private final ColumnCipher cipher;

    EmployerResource(SetUpEmployer setUpEmployer, Employers employers, ColumnCipher cipher) {
        this.setUpEmployer = setUpEmployer;
        this.employers = employers;
        this.cipher = cipher;
    }

    /** Says who the employer is for the bank: names, numbers and account. */
    @PUT
    @RolesAllowed(RUN_PAYROLL)
    public EmployerView setUp(@BeanParam IfMatch ifMatch, SetUpEmployer.Request request) {
        return view(setUpEmployer.setUp(ifMatch, request));
    }

    /** The group as employer; numbers are masked. */
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
                employer.address(),
                employer.phone(),
                employer.bankName(),
                employer.bank().digits(),
                employer.version());
    }
}
