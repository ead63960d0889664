package org.openpractice.payroll.statetax;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;

/**
 * What an employee entered on one state's withholding certificate. Which entries there are, and what they are called, is
 * that state's {@link CertificateForm}; what is left out is zero or not claimed.
 *
 * @param status the box or letter that is marked, as the form's statuses name it
 * @param counts allowances, exemptions and dependents by the name of their line
 * @param amounts dollars by the name of their line, for example {@code additional}
 * @param percent percentage of wages elected as a fraction, {@code 0.025} for 2.5 %, where the form has one
 * @param share part of the pay that is for work in the state, as a fraction, where the form of a nonresident states one
 * @param flags boxes that are marked
 * @param exempt claims that nothing is to be withheld
 * @param ground code of the ground on which that is claimed, as the form lists them; its first when left out
 */
public record StateClaims(
        @Nullable String status,
        Map<String, Integer> counts,
        Map<String, Money> amounts,
        @Nullable BigDecimal percent,
        @Nullable BigDecimal share,
        Set<String> flags,
        boolean exempt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String ground) {

    private static final StateClaims NONE =
            new StateClaims(null, Map.of(), Map.of(), null, null, Set.of(), false, null);

    public StateClaims {
        counts = sorted(counts);
        amounts = sorted(amounts);
        flags = java.util.Collections.unmodifiableSet(new TreeSet<>(flags));
    }

    @JsonCreator
    static StateClaims fromJson(
            @JsonProperty("status") @Nullable String status,
            @JsonProperty("counts") @Nullable Map<String, Integer> counts,
            @JsonProperty("amounts") @Nullable Map<String, Money> amounts,
            @JsonProperty("percent") @Nullable BigDecimal percent,
            @JsonProperty("share") @Nullable BigDecimal share,
            @JsonProperty("flags") @Nullable Set<String> flags,
            @JsonProperty("exempt") @Nullable Boolean exempt,
            @JsonProperty("ground") @Nullable String ground) {
        return new StateClaims(
                status,
                Objects.requireNonNullElse(counts, Map.of()),
                Objects.requireNonNullElse(amounts, Map.of()),
                percent,
                share,
                Objects.requireNonNullElse(flags, Set.of()),
                Boolean.TRUE.equals(exempt),
                ground);
    }

    /** No entry at all. */
    public static StateClaims none() {
        return NONE;
    }

    public static StateClaims status(String status) {
        return new StateClaims(status, Map.of(), Map.of(), null, null, Set.of(), false, null);
    }

    public StateClaims with(String count, int number) {
        var more = new TreeMap<>(counts);
        more.put(count, number);
        return new StateClaims(status, more, amounts, percent, share, flags, exempt, ground);
    }

    public StateClaims with(String name, Money amount) {
        var more = new TreeMap<>(amounts);
        more.put(name, amount);
        return new StateClaims(status, counts, more, percent, share, flags, exempt, ground);
    }

    public StateClaims with(String flag) {
        var more = new TreeSet<>(flags);
        more.add(flag);
        return new StateClaims(status, counts, amounts, percent, share, more, exempt, ground);
    }

    public StateClaims withPercent(BigDecimal elected) {
        return new StateClaims(status, counts, amounts, elected, share, flags, exempt, ground);
    }

    public StateClaims withShare(@Nullable BigDecimal inState) {
        return new StateClaims(status, counts, amounts, percent, inState, flags, exempt, ground);
    }

    public StateClaims asExempt() {
        return new StateClaims(status, counts, amounts, percent, share, flags, true, ground);
    }

    public StateClaims asExempt(String because) {
        return new StateClaims(status, counts, amounts, percent, share, flags, true, because);
    }

    StateClaims withStatus(String code) {
        return new StateClaims(code, counts, amounts, percent, share, flags, exempt, ground);
    }

    StateClaims withoutCounts() {
        return new StateClaims(status, Map.of(), amounts, percent, share, flags, exempt, ground);
    }

    /** Number entered on a line, zero when it was left out. */
    public int count(String name) {
        return counts.getOrDefault(name, 0);
    }

    /** Dollars entered on a line, zero when it was left out. */
    public Money amount(String name) {
        return amounts.getOrDefault(name, Money.ZERO);
    }

    public boolean marked(String flag) {
        return flags.contains(flag);
    }

    private static <V> Map<String, V> sorted(Map<String, V> entries) {
        return entries.isEmpty() ? Map.of() : java.util.Collections.unmodifiableMap(new TreeMap<>(entries));
    }
}
