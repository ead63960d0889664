package org.openpractice.billing.claim;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;

/**
 * One service of a claim. Codes only: their descriptions are not ours to keep, but for those of which the code says nothing.
 *
 * @param modifierList modifiers with commas between them
 * @param pointerList numbers of the claim's diagnoses from 1, with commas between them
 * @param description what was done, in the provider's words; null as a rule
 */
@Embeddable
public record ClaimLine(
        @Column(name = "procedure_code") String procedure,
        @Column(name = "modifiers") String modifierList,
        @Column(name = "charge_cents") Money charge,
        BigDecimal units,
        @Column(name = "pointers") String pointerList,
        @Nullable String description) {

    public static ClaimLine of(
            String procedure,
            List<String> modifiers,
            Money charge,
            BigDecimal units,
            List<Integer> pointers,
            @Nullable String description) {
        return new ClaimLine(
                procedure,
                String.join(",", modifiers),
                charge,
                units,
                pointers.stream().map(String::valueOf).collect(Collectors.joining(",")),
                description);
    }

    public List<String> modifiers() {
        return modifierList.isEmpty() ? List.of() : Arrays.asList(modifierList.split(","));
    }

    public List<Integer> diagnosisPointers() {
        return Arrays.stream(pointerList.split(",")).map(Integer::valueOf).toList();
    }
}
