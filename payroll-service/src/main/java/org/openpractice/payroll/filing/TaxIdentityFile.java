package org.openpractice.payroll.filing;

import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.openpractice.payroll.enrollment.BirthDates;
import org.openpractice.payroll.officefile.Column;
import org.openpractice.payroll.officefile.OfficeFile;
import org.openpractice.payroll.officefile.OfficeReading;
import org.openpractice.payroll.officefile.RowRefusals;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.imports.ImportRow;
import org.openpractice.platform.imports.RowOutcome;

/**
 * Numbers and addresses for the wage statements of many people. The number may be left out where staff has told it; a birth
 * date is compared with the one that staff keeps. Neither stands in any report.
 */
@Singleton
class TaxIdentityFile extends OfficeFile {

    private static final Column SSN = Column.optional(
                    "ssn",
                    "social security number; not needed where staff keeps it",
                    "Social Security Number",
                    "Social Security No",
                    "Social Security",
                    "Tax ID")
            .secret();
    private static final Column BIRTH_DATE = Column.optional(
                    "birth_date", "compared with the one that staff keeps", "Date of Birth", "DOB", "Birthday")
            .secret();
    private static final Column MIDDLE_NAME =
            Column.optional("middle_name", "middle name or initial", "Middle", "Middle Initial", "MI");
    private static final Column SUFFIX = Column.optional("suffix", "such as JR");
    private static final Column LOCATION = Column.optional(
            "location_address",
            "attention, suite or room, at most 22 characters",
            "Address 2",
            "Address Line 2",
            "Apt");
    private static final Column STREET = Column.needed(
            "street",
            "street or post office box, at most 22 characters",
            "Street Address",
            "Address",
            "Address 1",
            "Address Line 1",
            "Home Street",
            "Home Address");
    private static final Column CITY = Column.needed("city", "at most 22 characters", "Home City");
    private static final Column STATE = Column.needed("state", "two letters", "Home State");
    private static final Column ZIP =
            Column.needed("zip", "five digits, or nine as 15213-0001", "Zip Code", "Postal Code", "Home Zip");

    /** Which column a part of the request came from. */
    private static final Map<String, Column> COLUMNS = Map.of(
            "middleName", MIDDLE_NAME,
            "suffix", SUFFIX,
            "address.locationAddress", LOCATION,
            "address.deliveryAddress", STREET,
            "address.city", CITY,
            "address.state", STATE,
            "address.zip", ZIP,
            "address.zipExtension", ZIP);

    private final TaxIdentities identities;
    private final StaffSsns staffSsns;
    private final BirthDates birthDates;
    private final EnterTaxIdentity enterTaxIdentity;
    private final ColumnCipher cipher;
    private final Validator validator;

    TaxIdentityFile(
            OfficeReading reading,
            TaxIdentities identities,
            StaffSsns staffSsns,
            BirthDates birthDates,
            EnterTaxIdentity enterTaxIdentity,
            ColumnCipher cipher,
            Validator validator) {
        super(
                "tax-identity",
                "enters the number and address that stand on somebody's wage statement",
                List.of(SSN, BIRTH_DATE, MIDDLE_NAME, SUFFIX, LOCATION, STREET, CITY, STATE, ZIP),
                reading);
        this.identities = identities;
        this.staffSsns = staffSsns;
        this.birthDates = birthDates;
        this.enterTaxIdentity = enterTaxIdentity;
        this.cipher = cipher;
        this.validator = validator;
    }

    @Override
    protected Rows rows() {
        return new Taker();
    }

    private final class Taker extends Rows {

        Taker() {
            super(0);
        }

        @Override
        public RowOutcome take(ImportRow row) {
            var employee = employee(row);
            var ssn = row.optional(SSN, TaxIdentityFile::ssn);
            var born = row.optional(BIRTH_DATE, dates::read);
            var middleName = row.optional(MIDDLE_NAME, Function.identity());
            var suffix = row.optional(SUFFIX, Function.identity());
            var location = row.optional(LOCATION, Function.identity());
            var street = row.required(STREET, Function.identity());
            var city = row.required(CITY, Function.identity());
            var state = row.required(STATE, text -> text.toUpperCase(Locale.ROOT));
            var zip = row.required(ZIP, TaxIdentityFile::zip);
            if (employee == null
                    || street == null
                    || city == null
                    || state == null
                    || zip == null
                    || !row.errors().isEmpty()
                    || !refusals.isFirst(row, employee, "this employee")) {
                return new RowOutcome.Wrong(row.errors());
            }
            var request = new EnterTaxIdentity.Request(
                    ssn,
                    middleName,
                    suffix,
                    new PostalAddress(
                            location,
                            street,
                            city,
                            state,
                            zip.substring(0, 5),
                            zip.length() == 5 ? null : zip.substring(5)));
            validator.validate(request).forEach(violation -> {
                var column = COLUMNS.get(violation.getPropertyPath().toString());
                row.refuse(column == null ? STREET : column, "is wrong", violation.getMessage());
            });
            if (ssn != null) {
                requireOwn(row, employee, ssn);
            }
            if (born != null && !isBornOn(employee, born)) {
                row.refuse(
                        BIRTH_DATE,
                        "differs from the one that staff keeps",
                        "expected the same; where staff's is wrong, change it there, and payroll takes it over");
            }
            return row.errors().isEmpty()
                    ? RowRefusals.of(row, () -> entered(employee, request))
                    : new RowOutcome.Wrong(row.errors());
        }

        /** Of two people with one number the database would name neither. */
        private void requireOwn(ImportRow row, UUID employee, SocialSecurityNumber ssn) {
            boolean isFirst = refusals.isFirst(row, ssn, "this social security number");
            if (isFirst
                    && identities
                            .withNumber(TaxIdentity.index(ssn, cipher))
                            .filter(other -> !other.enrollmentId().equals(employee))
                            .isPresent()) {
                row.refuse(SSN, "is that of another employee", "expected the number of this one");
            }
        }
    }

    private boolean isBornOn(UUID employee, LocalDate day) {
        var kept = birthDates.of(List.of(employee)).get(employee);
        return kept != null && kept.birthDate(cipher).equals(day);
    }

    private RowOutcome entered(UUID employee, EnterTaxIdentity.Request request) {
        var before = identities.of(employee);
        if (before.isPresent() && says(before.get(), request)) {
            return new RowOutcome.Unchanged();
        }
        enterTaxIdentity.enter(employee, IfMatch.ANY, request);
        return new RowOutcome.Taken();
    }

    private boolean says(TaxIdentity known, EnterTaxIdentity.Request request) {
        var number = request.ssn();
        return (number == null || number.equals(known.ssn(cipher)) && !differsFromStaff(known, number))
                && Objects.equals(known.middleName(), request.middleName())
                && Objects.equals(known.suffix(), request.suffix())
                && known.address().equals(request.address());
    }

    private boolean differsFromStaff(TaxIdentity known, SocialSecurityNumber number) {
        return staffSsns
                .toldOf(known.enrollmentId())
                .filter(told -> !told.equals(number))
                .isPresent();
    }

    /** A spreadsheet takes zeros in front off a number without hyphens. */
    private static SocialSecurityNumber ssn(String text) {
        return new SocialSecurityNumber(text.matches("[0-9]{7,8}") ? "0".repeat(9 - text.length()) + text : text);
    }

    private static String zip(String text) {
        var digits = text.replace("-", "");
        if (digits.matches("[0-9]{4}")) {
            return "0" + digits;
        }
        if (!digits.matches("[0-9]{5}|[0-9]{9}")) {
            throw new IllegalArgumentException("expected five digits, or nine as 15213-0001");
        }
        return digits;
    }
}
