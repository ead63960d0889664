package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.IfMatch;

/**
 * Enters the number and address that stand on somebody's wage statement; a change needs the current {@code ETag}. Refuses
 * {@link org.openpractice.payroll.filing.FilingProblem#SSN_IN_USE}.
 */
@ApplicationScoped
class EnterTaxIdentity {

    /** @param suffix such as JR */
    @Schema(name = "EnterTaxIdentity")
    public record Request(
            @NotNull SocialSecurityNumber ssn,
            @Size(max = 15) @Nullable String middleName,
            @Size(max = 4) @Nullable String suffix,
            @NotNull @Valid PostalAddress address) {}

    private final Enrollments enrollments;
    private final TaxIdentities identities;
    private final ColumnCipher cipher;
    private final Audit audit;

    EnterTaxIdentity(Enrollments enrollments, TaxIdentities identities, ColumnCipher cipher, Audit audit) {
        this.enrollments = enrollments;
        this.identities = identities;
        this.cipher = cipher;
        this.audit = audit;
    }

    @Transactional
    public TaxIdentity enter(UUID employeeId, IfMatch ifMatch, Request request) {
        var enrollment = enrollments.get(employeeId);
        var known = identities.of(enrollment.id());
        if (known.isPresent()) {
            ifMatch.require(known.get().version());
            known.get().change(request, cipher);
        }
        var identity = known.orElseGet(() -> new TaxIdentity(enrollment.id(), request, cipher));
        identities.persist(identity);
        audit.record(Verb.RECORDED, "tax-identity", employeeId);
        return identity;
    }
}
