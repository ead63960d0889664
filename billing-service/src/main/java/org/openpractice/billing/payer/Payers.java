package org.openpractice.billing.payer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.x12.X12Text;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

/** Payers of the practice group. */
@ApplicationScoped
public class Payers implements Records<Payer> {

    /**
     * The payer to add.
     *
     * @param payerId identifier the clearing house knows it by
     * @param filingIndicator claim filing indicator code (SBR09), such as CI or MB
     */
    public record PayerRequest(
            @NotBlank @Size(max = 60) String name,

            @NotNull @Pattern(regexp = "[A-Za-z0-9]{2,80}", message = "expected 2 to 80 letters and digits")
            String payerId,

            @NotNull
            @Pattern(
                    regexp = "11|12|13|14|15|16|17|AM|BL|CH|CI|DS|FI|HM|LM|MA|MB|MC|OF|TV|VA|WC|ZZ",
                    message = "expected a claim filing indicator code such as CI or MB")
            String filingIndicator) {

        public PayerRequest {
            if (name != null) {
                X12Text.requireWritable("name", name);
            }
        }
    }

    /** Which payers are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("filingIndicator")
        @Nullable
        String filingIndicator;
    }

    private final Audit audit;

    Payers(Audit audit) {
        this.audit = audit;
    }

    /** Adds a payer. Refuses: {@link PayerProblem#PAYER_ID_IN_USE}. */
    @Transactional
    public Payer add(PayerRequest request) {
        if (count("payerId", request.payerId()) > 0) {
            throw PayerProblem.PAYER_ID_IN_USE.because("one payer id, one payer");
        }
        var payer = new Payer(request);
        persist(payer);
        audit.record(Verb.ADDED, "payer", payer.id());
        return payer;
    }

    ListOf<Payer> list(Asked asked) {
        return list(Payer.class, asked)
                .search("e.name", "e.payerId")
                .where("e.filingIndicator = ?", asked.filingIndicator)
                .sort("name", String.class, "lower(e.name)")
                .sort("payerId", String.class, "e.payerId");
    }
}
