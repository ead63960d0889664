package org.openpractice.payroll.place;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where in a state somebody works or lives, as far as a local tax may hang on it.
 *
 * @param county number of the county as Indiana and Maryland print it, 01 to 92
 * @param city code of a taxing city, for example {@code NYC}, {@code DETROIT}, {@code PHILADELPHIA}, or of a place for
 *     which the group entered a tax
 * @param schoolDistrict number of an Ohio school district, four digits
 * @param psdCode political subdivision code of Pennsylvania Act 32, six digits
 */
@Schema(name = "Locality")
public record Locality(
        @Nullable String county,
        @Nullable String city,
        @Nullable String schoolDistrict,
        @Nullable String psdCode) {

    /** Nothing is known below the state. */
    public static final Locality NONE = new Locality(null, null, null, null);

    @JsonCreator
    public Locality(
            @JsonProperty("county") @Nullable String county,
            @JsonProperty("city") @Nullable String city,
            @JsonProperty("schoolDistrict") @Nullable String schoolDistrict,
            @JsonProperty("psdCode") @Nullable String psdCode) {
        this.county = digits("county", county, 2, "24");
        this.city = city(city);
        this.schoolDistrict = digits("schoolDistrict", schoolDistrict, 4, "0203");
        this.psdCode = digits("psdCode", psdCode, 6, "510101");
    }

    private static @Nullable String digits(String field, @Nullable String given, int length, String example) {
        if (given == null || given.isBlank()) {
            return null;
        }
        var text = given.strip();
        if (text.length() != length || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException(
                    "expected " + field + " of " + length + " digits, for example " + example);
        }
        return text;
    }

    private static @Nullable String city(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        var text = given.strip();
        if (text.length() > 40
                || !text.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')) {
            throw new IllegalArgumentException(
                    "expected city as a code of capital letters, digits and hyphens, for example KANSAS-CITY");
        }
        return text;
    }
}
