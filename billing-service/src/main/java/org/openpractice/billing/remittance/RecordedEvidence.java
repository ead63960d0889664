package org.openpractice.billing.remittance;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.claim.Claim;
import org.openpractice.billing.patient.Patient;
import org.openpractice.billing.payer.Payer;
import org.openpractice.billing.provider.BillingProvider;
import org.openpractice.billing.remittance.RemittancePart.ClaimPayment;
import org.openpractice.billing.remittance.RemittancePart.Line;
import org.openpractice.billing.remittance.RemittancePart.Opened;
import org.openpractice.billing.x12.X12Text;
import org.openpractice.platform.encryption.ColumnCipher;

/** Compares a payment with the billing provider, the patients and the payers that the practice group keeps. */
final class RecordedEvidence implements Evidence {

    private static final String NPI = "XX";
    private static final String TAX_NUMBER = "FI";

    /** Payers cut last names; fewer letters than this begin too many of them. */
    private static final int LETTERS_THAT_TELL = 5;

    private final @Nullable BillingProvider payee;
    private final @Nullable Opened opened;
    private final Map<UUID, Payer> payers;
    private final Set<RemittanceIdentifiers.Pair> known;
    private final ColumnCipher cipher;
    private final Map<UUID, Patient> patients = new HashMap<>();

    /**
     * @param payee who bills for the group; null when nobody has said so, and then no claim has gone out
     * @param opened the remittance; null when payments of several are looked at again
     * @param payers those of the group by their ids
     * @param known which payer pays under which identifier
     */
    RecordedEvidence(
            @Nullable BillingProvider payee,
            @Nullable Opened opened,
            Map<UUID, Payer> payers,
            Set<RemittanceIdentifiers.Pair> known,
            ColumnCipher cipher) {
        this.payee = payee;
        this.opened = opened;
        this.payers = payers;
        this.known = known;
        this.cipher = cipher;
    }

    /** Takes the patients of the next claims and forgets the ones before. */
    void patients(Collection<Patient> next) {
        patients.clear();
        next.forEach(patient -> patients.put(patient.id(), patient));
    }

    @Override
    public Optional<UnmatchedReason> againstPayee() {
        if (payee == null || opened == null) {
            return Optional.empty();
        }
        boolean differs = switch (opened.payeeQualifier()) {
            case NPI -> !opened.payeeIdentifier().equals(payee.npi().digits());
            case TAX_NUMBER ->
                !opened.payeeIdentifier()
                        .replace("-", "")
                        .equals(payee.taxId(cipher).digits());
            default -> false;
        };
        return differs ? Optional.of(UnmatchedReason.PAYEE_DIFFERS) : Optional.empty();
    }

    @Override
    public Optional<UnmatchedReason> againstPatient(ClaimPayment payment, Claim claim) {
        var named = payment.patient();
        var patient = patients.get(claim.patientId());
        if (named != null && patient != null && !isPatient(named, patient)) {
            return Optional.of(UnmatchedReason.PATIENT_DIFFERS);
        }
        return isOn(payment, claim.serviceDate())
                ? Optional.empty()
                : Optional.of(UnmatchedReason.SERVICE_DATE_DIFFERS);
    }

    /** Both names agree, or one of them and the member's number; family members share a number. */
    private boolean isPatient(RemittancePart.Patient named, Patient patient) {
        boolean last = isSameName(named.lastName(), patient.name().lastName(), LETTERS_THAT_TELL);
        var ours = patient.name().firstName();
        boolean first = ours == null ? named.firstName().isBlank() || last : isSameName(named.firstName(), ours, 1);
        if (last && first) {
            return true;
        }
        return (last || first)
                && !named.memberId().isEmpty()
                && letters(named.memberId()).equals(letters(patient.memberId(cipher)));
    }

    /** Written alike, or one of them the beginning of the other, with so many letters at least. */
    static boolean isSameName(String one, String other, int letters) {
        var first = letters(one);
        var second = letters(other);
        var shorter = first.length() < second.length() ? first : second;
        var longer = first.length() < second.length() ? second : first;
        return first.equals(second) || shorter.length() >= letters && longer.startsWith(shorter);
    }

    private static String letters(String text) {
        return X12Text.plain(text).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    private static boolean isOn(ClaimPayment payment, LocalDate day) {
        var from = payment.servedFrom();
        var to = payment.servedTo();
        if (from != null && (to == null ? !from.equals(day) : from.isAfter(day) || to.isBefore(day))) {
            return false;
        }
        return payment.lines().stream()
                .map(Line::serviceDate)
                .filter(Objects::nonNull)
                .allMatch(day::equals);
    }

    @Override
    public Optional<UnmatchedReason> againstPayer(String identifier, ClaimPayment payment, Claim claim) {
        var payer = payers.get(claim.payerId());
        if (payer == null || known.contains(new RemittanceIdentifiers.Pair(payer.id(), identifier))) {
            return Optional.empty();
        }
        return opened != null && isPayer(opened, payer) ? Optional.empty() : Optional.of(UnmatchedReason.PAYER_DIFFERS);
    }

    private static boolean isPayer(Opened opened, Payer payer) {
        return Stream.concat(opened.payerNumbers().stream(), Stream.of(opened.payerIdentifier()))
                        .map(number -> number.toUpperCase(Locale.ROOT))
                        .collect(Collectors.toSet())
                        .contains(payer.payerId().toUpperCase(Locale.ROOT))
                || letters(opened.payerName()).equals(letters(payer.name()));
    }
}
