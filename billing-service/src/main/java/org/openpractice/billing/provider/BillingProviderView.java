package org.openpractice.billing.provider;

import java.util.UUID;
import org.openpractice.billing.Address;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.Versioned;

/** The billing provider; of the tax id only the last four digits. */
record BillingProviderView(
        UUID id,
        String name,
        String npi,
        String taxonomy,
        String taxId,
        Address address,
        String contactName,
        String contactPhone,
        String submitterId,
        String receiverName,
        String receiverId,
        boolean production,
        long version)
        implements Versioned {

    static BillingProviderView of(BillingProvider provider, ColumnCipher cipher) {
        return new BillingProviderView(
                provider.id(),
                provider.name(),
                provider.npi().digits(),
                provider.taxonomy(),
                "*****" + provider.taxId(cipher).digits().substring(5),
                provider.address(),
                provider.contactName(),
                provider.contactPhone(),
                provider.submitterId(),
                provider.receiverName(),
                provider.receiverId(),
                provider.isProduction(),
                provider.version());
    }
}
