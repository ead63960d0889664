package org.openpractice.billing.payer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.billing.x12.X12Text;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;

/** Adds a payer. Refuses: {@link PayerProblem#PAYER_ID_IN_USE}. */
@ApplicationScoped
class AddPayer {

    /**
     * @param payerId identifier the clearing house knows it by
     * @param filingIndicator claim filing indicator code (SBR09), such as CI or MB
     */
    @Schema(name = "PayerRequest")
    public record Request(
            @NotBlank @Size(max = 60) String name,

            @NotNull @Pattern(regexp = "[A-Za-z0-9]{2,80}", message = "expected 2 to 80 letters and digits")
            String payerId,

            @NotNull
            @Pattern(
                    regexp = "11|12|13|14|15|16|17|AM|BL|CH|CI|DS|FI|HM|LM|MA|MB|MC|OF|TV|VA|WC|ZZ",
                    message = "expected a claim filing indicator code such as CI or MB")
            String filingIndicator) {

        public Request {
            if (name != null) {
                X12Text.requireWritable("name", name);
            }
        }
    }

    private final Payers payers;
    private final Audit audit;

    AddPayer(Payers payers, Audit audit) {
        this.payers = payers;
        this.audit = audit;
    }

    @Transactional
    public Payer add(Request request) {
        if (payers.anyWith(request.payerId())) {
            throw PayerProblem.PAYER_ID_IN_USE.because("one payer id, one payer");
        }
        var payer = new Payer(request);
        payers.persist(payer);
        audit.record(Verb.ADDED, "payer", payer.id());
        return payer;
    }
}
