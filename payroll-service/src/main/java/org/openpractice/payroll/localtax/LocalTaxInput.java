package org.openpractice.payroll.localtax;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;

/**
 * Local taxes that the group entered and that hold on a pay date.
 *
 * @param taxes the same for everybody, in the order of state, place and method
 * @param exemptions the employee's own, in force in the year of the pay date
 */
public record LocalTaxInput(
        List<EnteredTax> taxes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FlatTaxExemption> exemptions) {

    @SuppressWarnings("ConstantValue") // what is absent in JSON is null
    public LocalTaxInput {
        exemptions = exemptions == null ? List.of() : List.copyOf(exemptions);
    }

    /** For somebody without an exemption. */
    public static LocalTaxInput of(List<EnteredTax> taxes) {
        return new LocalTaxInput(taxes, List.of());
    }

    /** The same for somebody with these exemptions. */
    public LocalTaxInput forEmployee(List<FlatTaxExemption> own) {
        return own.isEmpty() ? this : new LocalTaxInput(taxes, own);
    }

    /** Ending of the pay code of a tax that is an amount and no rate. */
    public static final String FLAT = "-FLAT";

    /** What traces name as the rule of a tax that a group entered. */
    static final String RULE = "Entered by the group";

    /** How a tax that a group entered is calculated. */
    public enum Method {
        /** A rate of wages: earned income tax of Act 32, occupational and municipal taxes. */
        RATE,
        /** An amount of a pay period, with the first paycheck for it. */
        FLAT_EACH_PERIOD,
        /** An amount with the first paycheck of a month. */
        FLAT_EACH_MONTH,
        /**
         * An amount of a year in equal parts, each cut to the cent; of ten dollars and less the whole with the first
         * paycheck of the year. Local services tax of Pennsylvania.
         */
        YEARLY_IN_PARTS
    }

    /**
     * One tax of one place.
     *
     * @param place code of a city, or a political subdivision code of Pennsylvania
     * @param residentRate rate for those who live there; null when none is withheld from them
     * @param nonresidentRate rate for those who only work there; null when none is withheld from them
     * @param amount of a period, a month or a year as the method says
     */
    public record EnteredTax(
            String state,
            String place,
            String name,
            Method method,
            @Nullable BigDecimal residentRate,
            @Nullable BigDecimal nonresidentRate,
            @Nullable Money amount) {

        /** Code of the line on a paycheck. */
        public String code() {
            var code = "US-" + state + "-" + place;
            return switch (method) {
                case RATE -> code;
                case FLAT_EACH_PERIOD, FLAT_EACH_MONTH, YEARLY_IN_PARTS -> code + FLAT;
            };
        }
    }

    /** The rate of a tax for those who live in the place, or for those who only work there. */
    record EnteredRate(EnteredTax tax, BigDecimal rate) {}

    /** The group entered none. */
    public static final LocalTaxInput NONE = LocalTaxInput.of(List.of());

    /** Codes of the taxes that are an amount and no rate. */
    public List<String> flatCodes() {
        return taxes.stream()
                .filter(tax -> tax.method() != Method.RATE)
                .map(EnteredTax::code)
                .distinct()
                .toList();
    }

    @Nullable
    EnteredRate residentRate(String state, @Nullable String place) {
        var tax = rate(state, place);
        var rate = tax == null ? null : tax.residentRate();
        return tax == null || rate == null ? null : new EnteredRate(tax, rate);
    }

    @Nullable
    EnteredRate nonresidentRate(String state, @Nullable String place) {
        var tax = rate(state, place);
        var rate = tax == null ? null : tax.nonresidentRate();
        return tax == null || rate == null ? null : new EnteredRate(tax, rate);
    }

    @Nullable
    FlatTaxExemption exemption(EnteredTax tax) {
        for (var exemption : exemptions) {
            if (exemption.state().equals(tax.state()) && exemption.place().equals(tax.place())) {
                return exemption;
            }
        }
        return null;
    }

    private @Nullable EnteredTax rate(String state, @Nullable String place) {
        if (place != null) {
            for (var tax : taxes) {
                if (tax.method() == Method.RATE
                        && tax.state().equals(state)
                        && tax.place().equals(place)) {
                    return tax;
                }
            }
        }
        return null;
    }

    @Nullable
    EnteredTax flat(String state, @Nullable String place) {
        if (place != null) {
            for (var tax : taxes) {
                if (tax.method() != Method.RATE
                        && tax.state().equals(state)
                        && tax.place().equals(place)) {
                    return tax;
                }
            }
        }
        return null;
    }
}
