package org.openpractice.payroll.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.document.DocumentTemplate;
import org.openpractice.platform.document.Imprint;
import org.openpractice.platform.encryption.ColumnCipher;

/**
 * What one person's Form W-2 of a year says, as it stands in the file that was submitted: names and addresses in the
 * capitals of the file, the social security number masked.
 *
 * <p>It informs and is no copy of the form. What an employee files with is Copy B, C or 2, which must look as Publication
 * 1141 says, and which may be furnished electronically only to who has consented to that (26 CFR 31.6051-1(j)); neither is
 * kept here.
 *
 * @param id of the statement
 * @param filedAt when the filing was marked as submitted; what came to light later is corrected by Form W-2c
 * @param retirementPlan box 13
 * @param boxes the main boxes, and others with an amount, in the order of the form
 */
@Schema(name = "FiledW2")
record FiledW2(
        UUID id,
        int year,
        Instant filedAt,
        Employer employer,
        Employee employee,
        boolean retirementPlan,
        List<Box> boxes) {

    private static final DocumentTemplate TEMPLATE = DocumentTemplate.of(FiledW2.class, "w2-information.html");

    /** @param ein box b */
    @Schema(name = "FiledW2Employer")
    public record Employer(String name, String ein, List<String> address) {}

    /** @param ssn box a, masked */
    @Schema(name = "FiledW2Employee")
    public record Employee(String name, String number, String ssn, List<String> address) {}

    /**
     * An amount.
     *
     * @param box its number on the form
     * @param code box 12: the letters of the code; boxes 16 to 19: state, and locality; box 14: the code of the tax here
     */
    @Schema(name = "FiledW2Box")
    public record Box(String box, @Nullable String code, String description, Money amount) {

        private static final Map<String, String> TITLES = Map.ofEntries(
                Map.entry("1", "Wages, tips, other compensation"),
                Map.entry("2", "Federal income tax withheld"),
                Map.entry("3", "Social security wages"),
                Map.entry("4", "Social security tax withheld"),
                Map.entry("5", "Medicare wages and tips"),
                Map.entry("6", "Medicare tax withheld"),
                Map.entry("10", "Dependent care benefits"),
                Map.entry("12 D", "Elective deferrals to a section 401(k) plan"),
                Map.entry("12 W", "Contributions to a health savings account"),
                Map.entry("12 AA", "Designated Roth contributions to a section 401(k) plan"),
                Map.entry("12 DD", "Cost of employer-sponsored health coverage"),
                Map.entry("12 TT", "Qualified overtime compensation"),
                Map.entry("16", "State wages, tips, etc."),
                Map.entry("17", "State income tax"),
                Map.entry("18", "Local wages, tips, etc."),
                Map.entry("19", "Local income tax"));

        /** @param name as {@link W2#boxes} names it */
        static Box of(String name, Money amount) {
            if (!Character.isDigit(name.charAt(0))) {
                return new Box("14", name, "Other", amount);
            }
            int space = name.indexOf(' ');
            String box = space < 0 ? name : name.substring(0, space);
            String title = TITLES.getOrDefault(name, TITLES.getOrDefault(box, ""));
            return new Box(box, space < 0 ? null : name.substring(space + 1), title, amount);
        }

        /** Whether it stands on the statement: the six main boxes always do. */
        boolean hasItsPlace() {
            return !amount.isZero() || box.length() == 1;
        }
    }

    static FiledW2 of(W2Filing filing, W2Statement statement, ColumnCipher cipher) {
        var head = filing.head(cipher);
        // The submitter's record comes first, then the employer's.
        var filer = new Fields(head.substring(Efw2Record.LENGTH));
        var wages = new Fields(statement.record(cipher));
        return new FiledW2(
                statement.id(),
                filing.year(),
                filedAt(filing),
                new Employer(filer.text(40, 96), ein(filer.text(8, 16)), filer.address(97)),
                new Employee(
                        joined(" ", wages.text(12, 26), wages.text(27, 41), wages.text(42, 61), wages.text(62, 65)),
                        statement.employeeNumber(),
                        new SocialSecurityNumber(wages.text(3, 11)).masked(),
                        wages.address(66)),
                wages.text(488, 488).equals("1"),
                statement.boxes().entrySet().stream()
                        .map(box -> Box.of(box.getKey(), box.getValue()))
                        .filter(Box::hasItsPlace)
                        .toList());
    }

    static Instant filedAt(W2Filing filing) {
        return Objects.requireNonNull(filing.submittedAt(), "Only a submitted filing is shown");
    }

    /** The same as a document. */
    byte[] pdf() {
        return TEMPLATE.pdf(new Imprint(id, "W-2 information", LocalDate.of(year, 12, 31)), "w2", this);
    }

    private static String ein(String digits) {
        return digits.substring(0, 2) + "-" + digits.substring(2);
    }

    private static String joined(String between, String... parts) {
        return String.join(
                between, Stream.of(parts).filter(part -> !part.isEmpty()).toList());
    }

    /** A record of the file, read by the positions at which {@link Efw2} writes it. */
    private record Fields(String record) {

        String text(int from, int to) {
            return record.substring(from - 1, to).strip();
        }

        List<String> address(int from) {
            var zip = joined("-", text(from + 68, from + 72), text(from + 73, from + 76));
            var town = joined(" ", text(from + 44, from + 65), text(from + 66, from + 67), zip);
            return Stream.of(text(from, from + 21), text(from + 22, from + 43), town)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }
}
