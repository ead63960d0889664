package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.problem.FieldError;
import org.openpractice.platform.problem.ThrowableMapper;

/**
 * Enters the number and address that stand on somebody's wage statement; a change needs the current {@code ETag}. Refuses
 * {@link FilingProblem#SSN_IN_USE} and {@link FilingProblem#SSN_DIFFERS}.
 */
@ApplicationScoped
class EnterTaxIdentity {

    /**
     * @param ssn the number of staff, when it is left out; another than that is refused
     * @param suffix such as JR
     */
    @Schema(name = "EnterTaxIdentity")
    public record Request(
            @Nullable SocialSecurityNumber ssn,
            @Size(max = 15) @Nullable String middleName,
            @Size(max = 4) @Nullable String suffix,
            @NotNull @Valid PostalAddress address) {

        Request with(SocialSecurityNumber number) {
            return new Request(number, middleName, suffix, address);
        }
    }

    private final Enrollments enrollments;
    private final TaxIdentities identities;
    private final StaffSsns staffSsns;
    private final ColumnCipher cipher;
    private final Audit audit;

    EnterTaxIdentity(
            Enrollments enrollments, TaxIdentities identities, StaffSsns staffSsns, ColumnCipher cipher, Audit audit) {
        this.enrollments = enrollments;
        this.identities = identities;
        this.staffSsns = staffSsns;
        this.cipher = cipher;
        this.audit = audit;
    }

    @Transactional
    public TaxIdentity enter(UUID employeeId, IfMatch ifMatch, Request request) {
        var enrollment = enrollments.get(employeeId);
        return entered(enrollment.id(), ifMatch, request.with(oneNumber(employeeId, request.ssn())));
    }

    private SocialSecurityNumber oneNumber(UUID employeeId, @Nullable SocialSecurityNumber given) {
        var told = staffSsns.toldOf(employeeId);
        if (told.isEmpty() && given == null) {
            throw ThrowableMapper.invalid(
                    List.of(new FieldError("ssn", "is needed: staff has told no number of this employee")));
        }
        if (told.isPresent() && given != null && !told.get().equals(given)) {
            throw FilingProblem.SSN_DIFFERS.because(
                    "Staff has the number %s; where that is wrong, change it there, and payroll takes it over"
                            .formatted(told.get().masked()));
        }
        return told.orElseGet(() -> Objects.requireNonNull(given));
    }

    private TaxIdentity entered(UUID employeeId, IfMatch ifMatch, Request request) {
        var known = identities.of(employeeId);
        if (known.isPresent()) {
            ifMatch.require(known.get().version());
            known.get().change(request, cipher);
        }
        var identity = known.orElseGet(() -> new TaxIdentity(employeeId, request, cipher));
        identities.persist(identity);
        audit.record(Verb.RECORDED, "tax-identity", employeeId);
        return identity;
    }
}
