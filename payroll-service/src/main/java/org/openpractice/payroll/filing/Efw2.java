package org.openpractice.payroll.filing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;

/**
 * Records of the file by which Forms W-2 are filed with the Social Security Administration (Publication 42-007, EFW2), as
 * laid out through tax year 2025. Where later editions put box 12 codes TA, TP and TT was not found; such amounts are not
 * written. RO and RU are not needed for anything that is kept here, and RS records are for states, which the
 * Administration does not read.
 */
final class Efw2 {

    /** Where a record says to write to somebody. */
    record Address(
            @Nullable String location,
            String delivery,
            String city,
            String state,
            String zip,
            @Nullable String zipExtension) {}

    /** Who files, as the submitter and the employer records name them. */
    record Filer(
            String ein,
            String userId,
            String name,
            Address address,
            char kindOfEmployer,
            String contactName,
            String contactPhone,
            String contactEmail) {}

    /** Who a wage record is about. */
    record Person(
            String ssn,
            String firstName,
            @Nullable String middleName,
            String lastName,
            @Nullable String suffix,
            Address address) {}

    /** In-house program, as against software off the shelf with a vendor code. */
    private static final String SOFTWARE_CODE = "98";
    /** Form 941 filer. */
    private static final String REGULAR_EMPLOYMENT = "R";

    /** Box 12 codes with a field, by the first positions of the field in RW and in RT. */
    private static final Map<String, int[]> CODES = Map.of(
            "C", new int[] {408, 310},
            "D", new int[] {287, 145},
            "W", new int[] {364, 250},
            "AA", new int[] {441, 370},
            "DD", new int[] {463, 295});
    /** Money fields of RW and RT that stay zero here. */
    private static final int[][] ZERO = {
        {254, 100},
        {298, 160},
        {309, 175},
        {320, 190},
        {331, 205},
        {353, 235},
        {375, 265},
        {386, 280},
        {419, 340},
        {430, 355},
        {452, 385},
        {474, 400}
    };

    private Efw2() {}

    /** True when the layout has a field for the code. */
    static boolean hasField(String code) {
        return CODES.containsKey(code);
    }

    static String submitter(Filer filer) {
        var record = new Efw2Record("RA")
                .text(3, 11, filer.ein())
                .text(12, 19, filer.userId())
                .flag(29, false)
                .text(36, 37, SOFTWARE_CODE)
                .text(38, 94, filer.name());
        address(record, 95, filer.address());
        record.text(217, 273, filer.name());
        address(record, 274, filer.address());
        return record.text(396, 422, filer.contactName())
                .text(423, 437, digits(filer.contactPhone()))
                .verbatim(446, 485, filer.contactEmail())
                .toString();
    }

    static String employer(Filer filer, int year) {
        var record = new Efw2Record("RE")
                .number(3, 6, year)
                .text(8, 16, filer.ein())
                .flag(26, false)
                .text(40, 96, filer.name());
        address(record, 97, filer.address());
        return record.text(174, 174, String.valueOf(filer.kindOfEmployer()))
                .text(219, 219, REGULAR_EMPLOYMENT)
                .flag(221, false)
                .text(222, 248, filer.contactName())
                .text(249, 263, digits(filer.contactPhone()))
                .verbatim(279, 318, filer.contactEmail())
                .toString();
    }

    static String employee(Person person, W2 w2) {
        var record = new Efw2Record("RW")
                .text(3, 11, person.ssn())
                .text(12, 26, person.firstName())
                .text(27, 41, person.middleName())
                .text(42, 61, person.lastName())
                .text(62, 65, person.suffix());
        address(record, 66, person.address());
        record.money(188, 198, w2.box1())
                .money(199, 209, w2.box2())
                .money(210, 220, w2.box3())
                .money(221, 231, w2.box4())
                .money(232, 242, w2.box5())
                .money(243, 253, w2.box6())
                .money(276, 286, w2.box10());
        CODES.forEach((code, at) -> record.money(at[0], at[0] + 10, w2.code(code)));
        for (int[] at : ZERO) {
            record.number(at[0], at[0] + 10, 0);
        }
        return record.flag(486, false)
                .flag(488, w2.retirementPlan())
                .flag(489, false)
                .toString();
    }

    /** Totals as they were kept. */
    static Totals totals(int statements, Map<String, Money> boxes) {
        var totals = new Totals();
        totals.statements = statements;
        totals.boxes.putAll(boxes);
        return totals;
    }

    /** What the wage records of an employer add up to. */
    static final class Totals {
        private int statements;
        private final Map<String, Money> boxes = new LinkedHashMap<>();

        void add(W2 w2) {
            statements++;
            w2.boxes().forEach((box, amount) -> boxes.merge(box, amount, Money::plus));
        }

        int statements() {
            return statements;
        }

        Map<String, Money> boxes() {
            return boxes;
        }

        private Money box(String box) {
            return boxes.getOrDefault(box, Money.ZERO);
        }

        String total() {
            var record = new Efw2Record("RT")
                    .number(3, 9, statements)
                    .money(10, 24, box("1"))
                    .money(25, 39, box("2"))
                    .money(40, 54, box("3"))
                    .money(55, 69, box("4"))
                    .money(70, 84, box("5"))
                    .money(85, 99, box("6"))
                    .money(130, 144, box("10"));
            CODES.forEach((code, at) -> record.money(at[1], at[1] + 14, box("12 " + code)));
            for (int[] at : ZERO) {
                record.number(at[1], at[1] + 14, 0);
            }
            // Income tax withheld by a third party that paid sick pay.
            return record.number(325, 339, 0).toString();
        }

        String last() {
            return new Efw2Record("RF").number(8, 16, statements).toString();
        }
    }

    /** Location, delivery, city, state, ZIP and its extension follow each other in every record. */
    private static void address(Efw2Record record, int from, Address address) {
        record.text(from, from + 21, address.location())
                .text(from + 22, from + 43, address.delivery())
                .text(from + 44, from + 65, address.city())
                .text(from + 66, from + 67, address.state())
                .text(from + 68, from + 72, address.zip())
                .text(from + 73, from + 76, address.zipExtension());
    }

    private static String digits(String phone) {
        return phone.replaceAll("[^0-9]", "");
    }
}
