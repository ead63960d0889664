package org.openpractice.payroll.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.payroll.bank.RoutingNumber;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.us.Ein;
import org.openpractice.platform.us.PostalAddress;
import org.openpractice.platform.us.TelephoneNumber;

/** Sets the group up as employer, or changes it; a change needs the current {@code ETag}. */
@ApplicationScoped
class SetUpEmployer {

    /**
     * @param address where the employer is, as stubs print it (N.Y. Labor Law 195(3), Cal. Labor Code 226(a)(8))
     * @param phone ten digits of the United States, however they are punctuated
     * @param bankRoutingNumber originating bank of ACH files
     */
    @Schema(name = "SetUpEmployer")
    public record Request(
            @NotBlank @Size(max = 100) String legalName,
            @NotNull Ein ein,
            @NotNull @Valid PostalAddress address,
            @NotNull TelephoneNumber phone,
            @NotBlank @Size(max = 23) String bankName,
            @NotNull RoutingNumber bankRoutingNumber) {}

    private final Employers employers;
    private final ColumnCipher cipher;
    private final Audit audit;

    SetUpEmployer(Employers employers, ColumnCipher cipher, Audit audit) {
        this.employers = employers;
        this.cipher = cipher;
        this.audit = audit;
    }

    @Transactional
    public Employer setUp(IfMatch ifMatch, Request request) {
        var known = employers.current();
        if (known.isPresent()) {
            ifMatch.require(known.get().version());
            known.get().change(request, cipher);
            audit.record(Verb.CHANGED, "employer", known.get().id());
            return known.get();
        }
        var employer = new Employer(request, cipher);
        employers.persist(employer);
        audit.record(Verb.ADDED, "employer", employer.id());
        return employer;
    }
}
