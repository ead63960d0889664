package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.IfMatch;

/** Sets up who files wage statements, or changes it; a change needs the current {@code ETag}. */
@ApplicationScoped
class SetUpWageFiler {

    /**
     * @param userId Business Services Online user of the Social Security Administration, eight characters
     * @param kindOfEmployer F federal, S state or local, T tax-exempt (501(c)), Y state or local and tax-exempt, N none
     */
    @Schema(name = "SetUpWageFiler")
    public record Request(
            @NotNull @Pattern(regexp = "[A-Z0-9]{8}") String userId,
            @NotNull @Pattern(regexp = "[FSTYN]") String kindOfEmployer,
            @NotNull @Valid PostalAddress address,
            @NotBlank @Size(max = 27) String contactName,
            @NotNull @Pattern(regexp = "[0-9 ()+.-]{10,20}") String contactPhone,

            @NotNull @Pattern(regexp = "[!-~]{1,36}@[!-~]{1,36}") @Size(max = 40)
            String contactEmail) {}

    private final WageFilers filers;
    private final Audit audit;

    SetUpWageFiler(WageFilers filers, Audit audit) {
        this.filers = filers;
        this.audit = audit;
    }

    @Transactional
    public WageFiler setUp(IfMatch ifMatch, Request request) {
        var known = filers.current();
        if (known.isPresent()) {
            ifMatch.require(known.get().version());
            known.get().change(request);
        }
        var filer = known.orElseGet(() -> new WageFiler(request));
        filers.persist(filer);
        audit.record(known.isPresent() ? Verb.CHANGED : Verb.ADDED, "wage-filer", filer.id());
        return filer;
    }
}
