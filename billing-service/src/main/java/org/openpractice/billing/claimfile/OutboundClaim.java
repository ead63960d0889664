package org.openpractice.billing.claimfile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.Address;
import org.openpractice.contracts.Money;

/**
 * One claim as 005010X222A1 needs it.
 *
 * @param controlNumber CLM01: the practice group's own short number, which the payer returns in the remittance
 * @param charge CLM02
 * @param placeOfService CLM05-1
 * @param admittedOn DTP*435; null where nobody is admitted
 * @param cliaNumber REF*X4: certificate of the laboratory where the services were rendered; null when there is none
 * @param patient who was treated
 * @param subscriber whose coverage it is, when that is not the patient
 * @param rendering who rendered the services; left out of the file when it is the billing provider
 * @param facility where they were rendered, when that is not the billing provider's address
 */
record OutboundClaim(
        String controlNumber,
        Money charge,
        String placeOfService,
        @Nullable LocalDate admittedOn,
        @Nullable String cliaNumber,
        Payer payer,
        Person patient,
        String memberId,
        @Nullable Subscriber subscriber,
        List<String> diagnoses,
        Provider rendering,
        @Nullable Facility facility,
        List<Line> lines) {

    /** @param filingIndicator SBR09, such as CI (commercial) or MB (Medicare part B) */
    public record Payer(String name, String payerId, String filingIndicator) {}

    /** @param sex F, M or U (DMG03) */
    public record Person(
            String lastName,
            @Nullable String firstName,
            @Nullable String middleName,
            LocalDate birthDate,
            String sex,
            Address address) {}

    /** @param relationship of the patient to the subscriber (PAT01): 01 spouse, 19 child, G8 other */
    public record Subscriber(
            String lastName,
            @Nullable String firstName,
            @Nullable String middleName,
            String relationship) {}

    public record Provider(
            String lastName, String firstName, @Nullable String middleName, String npi) {}

    /** @param zip digits only */
    public record Facility(String name, String street, String city, String state, String zip) {

        boolean isAt(Address address) {
            return street.equals(address.street())
                    && city.equals(address.city())
                    && state.equals(address.state())
                    && zip.equals(address.zip());
        }
    }

    /**
     * One service line.
     *
     * @param control REF*6R
     * @param description SV101-7
     * @param pointers numbers of the claim's diagnoses, from 1
     */
    public record Line(
            String control,
            String procedure,
            List<String> modifiers,
            @Nullable String description,
            Money charge,
            BigDecimal units,
            List<Integer> pointers,
            LocalDate serviceDate) {}
}
