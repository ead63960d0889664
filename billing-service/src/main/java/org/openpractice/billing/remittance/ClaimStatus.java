package org.openpractice.billing.remittance;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** CLP02: what the payer did with the claim (005010X221A1). */
enum ClaimStatus {
    PRIMARY("1"),
    SECONDARY("2"),
    TERTIARY("3"),
    DENIED("4"),
    PRIMARY_FORWARDED("19"),
    SECONDARY_FORWARDED("20"),
    TERTIARY_FORWARDED("21"),
    /** Takes an earlier payment back; every amount is negated. */
    REVERSAL("22"),
    NOT_OURS_FORWARDED("23"),
    /** An estimate; nothing is paid or owed because of it. */
    PREDETERMINATION("25");

    private static final Map<String, ClaimStatus> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(status -> status.code, Function.identity()));

    private final String code;

    ClaimStatus(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Set<String> codes() {
        return BY_CODE.keySet();
    }

    /** @throws IllegalArgumentException when the guide has no such code */
    public static ClaimStatus of(String code) {
        var status = BY_CODE.get(code);
        if (status == null) {
            throw new IllegalArgumentException("expected one of " + codes());
        }
        return status;
    }

    /** Whether its amounts change what is owed to the practice. */
    public boolean isPosted() {
        return this != NOT_OURS_FORWARDED && this != PREDETERMINATION;
    }

    /** Whose turn it was to pay; a denial and a reversal do not say. */
    public Rank rank() {
        return switch (this) {
            case SECONDARY, SECONDARY_FORWARDED -> Rank.SECONDARY;
            case TERTIARY, TERTIARY_FORWARDED -> Rank.TERTIARY;
            default -> Rank.PRIMARY;
        };
    }

    /** The order in which the payers of a claim pay. */
    enum Rank {
        PRIMARY,
        SECONDARY,
        TERTIARY
    }

    /** The column holds the code. */
    @Converter(autoApply = true)
    static class Column implements AttributeConverter<ClaimStatus, String> {

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable ClaimStatus status) {
            return status == null ? null : status.code;
        }

        @Override
        public @Nullable ClaimStatus convertToEntityAttribute(@Nullable String column) {
            return column == null ? null : of(column);
        }
    }
}
