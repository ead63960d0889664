package org.openpractice.billing.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.Address;
import org.openpractice.billing.x12.X12Text;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.us.Ein;
import org.openpractice.platform.us.Npi;

/** Says who bills for the practice group, for the first time or anew. */
@ApplicationScoped
class SetUpBillingProvider {

    private static final String ID = "[A-Za-z0-9][A-Za-z0-9 ]{0,13}[A-Za-z0-9]";

    /**
     * @param taxonomy ten-character provider taxonomy code (PRV03)
     * @param address a nine-digit ZIP code is required (005010X222A1, loop 2010AA)
     * @param contactPhone ten digits
     * @param submitterId identifier with the receiver (ISA06, NM109 of loop 1000A)
     * @param receiverId identifier of the clearing house or payer (ISA08, NM109 of loop 1000B)
     * @param production false marks every claim file as a test (ISA15)
     */
    @Schema(name = "BillingProviderRequest")
    public record Request(
            @NotBlank @Size(max = 60) String name,

            @NotNull Npi npi,

            @NotNull @Pattern(regexp = "[0-9A-Z]{10}", message = "expected ten letters and digits")
            String taxonomy,

            @NotNull Ein taxId,
            @NotNull Address address,
            @NotBlank @Size(max = 60) String contactName,

            @NotNull @Pattern(regexp = "\\d{10}", message = "expected ten digits")
            String contactPhone,

            @NotNull
            @Pattern(regexp = ID, message = "expected 2 to 15 letters and digits, without a blank at either end")
            String submitterId,

            @NotBlank @Size(max = 60) String receiverName,

            @NotNull
            @Pattern(regexp = ID, message = "expected 2 to 15 letters and digits, without a blank at either end")
            String receiverId,

            boolean production) {

        public Request {
            writable("name", name);
            writable("contactName", contactName);
            writable("receiverName", receiverName);
        }

        /** A file that cannot name who sends it carries no claim. */
        private static void writable(String field, @Nullable String text) {
            if (text != null) {
                X12Text.requireWritable(field, text);
            }
        }

        @AssertTrue(message = "expected an address with a nine-digit zip")
        @Schema(hidden = true)
        boolean isZipComplete() {
            return address == null || address.hasNineDigitZip();
        }
    }

    private final BillingProviders providers;
    private final ColumnCipher cipher;
    private final Audit audit;

    SetUpBillingProvider(BillingProviders providers, ColumnCipher cipher, Audit audit) {
        this.providers = providers;
        this.cipher = cipher;
        this.audit = audit;
    }

    /**
     * Sets up or replaces.
     *
     * @param ifMatch needed when there is a billing provider already
     */
    @Transactional
    public BillingProvider setUp(Request request, IfMatch ifMatch) {
        var existing = providers.ofGroup();
        if (existing.isEmpty()) {
            var provider = new BillingProvider(request, cipher);
            providers.persist(provider);
            audit.record(Verb.ADDED, "billing-provider", provider.id());
            return provider;
        }
        var provider = existing.get();
        ifMatch.require(provider.version());
        provider.replace(request, cipher);
        audit.record(Verb.CHANGED, "billing-provider", provider.id());
        return provider;
    }
}
