package org.openpractice.payroll.ach;

import static org.openpractice.payroll.ach.AchFields.pad;
import static org.openpractice.payroll.ach.AchFields.yymmdd;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One record of an ACH file as the Nacha Operating Rules, Appendix Three, lay it out: 94 characters, text to the left,
 * numbers to the right behind zeros. A record that was read gives the same characters when it is written.
 */
public sealed interface AchRecord {

    int LENGTH = 94;

    /** The 94 characters. */
    String text();

    /** What a batch may hold: only credits, only debits, or both. */
    enum ServiceClass {
        MIXED("200"),
        CREDITS("220"),
        DEBITS("225");

        private final String code;

        ServiceClass(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static ServiceClass read(AchFields fields) {
            var code = fields.raw(2, 4);
            for (var known : values()) {
                if (known.code.equals(code)) {
                    return known;
                }
            }
            throw fields.refusal(2, 4, "service class is %s; expected 200, 220 or 225".formatted(code));
        }
    }

    /**
     * Record 1.
     *
     * @param destination ten characters, commonly a blank and the bank's routing number
     * @param origin ten characters by which the bank knows the sender
     * @param createdAt HHMM, or blank
     * @param idModifier A to Z, 0 to 9: tells apart files of one day
     */
    record FileHeader(
            String destination,
            String origin,
            LocalDate createdOn,
            String createdAt,
            char idModifier,
            String destinationName,
            String originName,
            String reference)
            implements AchRecord {

        static FileHeader read(AchFields fields) {
            fields.expect(1, 3, "101", "record type and priority code");
            fields.expect(35, 40, "094101", "record size, blocking factor and format code");
            return new FileHeader(
                    fields.raw(4, 13),
                    fields.raw(14, 23),
                    fields.date(24, 29, "file creation date"),
                    fields.text(30, 33),
                    fields.character(34),
                    fields.text(41, 63),
                    fields.text(64, 86),
                    fields.text(87, 94));
        }

        @Override
        public String text() {
            return "101" + pad(destination, 10, "destination") + pad(origin, 10, "origin") + yymmdd(createdOn)
                    + pad(createdAt, 4, "creation time") + idModifier + "094101"
                    + pad(destinationName, 23, "destination name") + pad(originName, 23, "origin name")
                    + pad(reference, 8, "reference");
        }
    }

    /**
     * Record 5.
     *
     * @param standardClass standard entry class: PPD to people, CCD and CTX to companies
     * @param descriptiveDate six characters for the receiver to read
     * @param effectiveOn banking day on which the entries shall settle; null where the field is blank or zero, as in returns
     * @param settlement three characters that the ACH operator fills in, blank when a file is sent
     * @param odfi first eight digits of the originating bank
     */
    record BatchHeader(
            ServiceClass serviceClass,
            String companyName,
            String discretionary,
            String companyId,
            String standardClass,
            String entryDescription,
            String descriptiveDate,
            @Nullable LocalDate effectiveOn,
            String settlement,
            char originatorStatus,
            String odfi,
            int number)
            implements AchRecord {

        static BatchHeader read(AchFields fields) {
            return new BatchHeader(
                    ServiceClass.read(fields),
                    fields.text(5, 20),
                    fields.text(21, 40),
                    fields.raw(41, 50),
                    fields.text(51, 53),
                    fields.text(54, 63),
                    fields.raw(64, 69),
                    fields.raw(70, 75).isBlank() || fields.raw(70, 75).equals("000000")
                            ? null
                            : fields.date(70, 75, "effective entry date"),
                    fields.raw(76, 78),
                    fields.character(79),
                    fields.digits(80, 87, "originating bank"),
                    fields.count(88, 94, "batch number"));
        }

        @Override
        public String text() {
            return "5" + serviceClass.code() + pad(companyName, 16, "company name")
                    + pad(discretionary, 20, "discretionary data") + pad(companyId, 10, "company id")
                    + pad(standardClass, 3, "standard entry class") + pad(entryDescription, 10, "entry description")
                    + pad(descriptiveDate, 6, "descriptive date")
                    + (effectiveOn == null ? "      " : yymmdd(effectiveOn)) + pad(settlement, 3, "settlement date")
                    + originatorStatus + pad(odfi, 8, "originating bank") + pad(number, 7, "batch number");
        }
    }

    /**
     * Record 6.
     *
     * @param transactionCode two digits: 2x checking, 3x savings; x2 credit, x3 credit prenote, x7 debit, x8 debit
     *     prenote, x1 and x6 a credit or debit that comes back
     * @param routingNumber nine digits of the receiving bank, check digit last
     * @param account as the bank wrote or shall read it; never shown
     * @param individualName 22 characters; in a CTX entry the number of addenda, the receiver's name and two blanks
     * @param trace fifteen digits, ascending in a batch
     */
    record Entry(
            String transactionCode,
            String routingNumber,
            String account,
            long cents,
            String individualId,
            String individualName,
            String discretionary,
            boolean hasAddenda,
            String trace)
            implements AchRecord {

        static Entry read(AchFields fields) {
            var code = fields.digits(2, 3, "transaction code");
            if (code.charAt(0) < '2'
                    || code.charAt(0) > '5'
                    || code.charAt(1) == '0'
                    || code.charAt(1) == '5' && !code.equals("55")) {
                throw fields.refusal(
                        2, 3, "transaction code is %s; expected one such as 22, 27, 32 or 37".formatted(code));
            }
            var routing = fields.digits(4, 12, "receiving bank");
            int expected = checkDigit(routing);
            if (routing.charAt(8) - '0' != expected) {
                throw fields.refusal(12, 12, "check digit is %c; expected %d".formatted(routing.charAt(8), expected));
            }
            char addenda = fields.character(79);
            if (addenda != '0' && addenda != '1') {
                throw fields.refusal(79, 79, "addenda indicator is %c; expected 0 or 1".formatted(addenda));
            }
            var entry = new Entry(
                    code,
                    routing,
                    fields.text(13, 29),
                    fields.number(30, 39, "amount"),
                    fields.text(40, 54),
                    fields.text(55, 76),
                    fields.raw(77, 78),
                    addenda == '1',
                    fields.digits(80, 94, "trace number"));
            if (entry.isPrenote() && entry.cents != 0) {
                throw fields.refusal(30, 39, "a prenote has an amount; expected zero");
            }
            return entry;
        }

        /** The digit that makes 3-7-1 times the digits a multiple of ten. */
        static int checkDigit(String routing) {
            int sum = 0;
            for (int i = 0; i < 8; i++) {
                sum += (routing.charAt(i) - '0') * (i % 3 == 0 ? 3 : i % 3 == 1 ? 7 : 1);
            }
            return (10 - sum % 10) % 10;
        }

        public boolean isDebit() {
            return transactionCode.charAt(1) >= '6' || transactionCode.equals("55");
        }

        public boolean isPrenote() {
            return transactionCode.charAt(1) == '3' || transactionCode.charAt(1) == '8';
        }

        @Override
        public String text() {
            return "6" + pad(transactionCode, 2, "transaction code") + pad(routingNumber, 9, "receiving bank")
                    + pad(account, 17, "account") + pad(cents, 10, "amount")
                    + pad(individualId, 15, "individual id") + pad(individualName, 22, "individual name")
                    + pad(discretionary, 2, "discretionary data") + (hasAddenda ? '1' : '0')
                    + pad(trace, 15, "trace number");
        }

        /** Says which entry it is, and neither whose nor how much. */
        @Override
        public String toString() {
            return "Entry[" + transactionCode + ", " + trace + "]";
        }
    }

    /** Record 7: what goes with an entry. */
    sealed interface Addenda extends AchRecord {

        static Addenda read(AchFields fields) {
            var type = fields.raw(2, 3);
            return switch (type) {
                case "05" ->
                    new PaymentAddenda(
                            fields.text(4, 83),
                            fields.count(84, 87, "addenda sequence number"),
                            fields.count(88, 94, "entry detail sequence number"));
                case "98" ->
                    new ChangeAddenda(
                            fields.text(4, 6),
                            fields.digits(7, 21, "original trace number"),
                            fields.raw(22, 27),
                            fields.raw(28, 35),
                            fields.text(36, 64),
                            fields.raw(65, 79),
                            fields.digits(80, 94, "trace number"));
                case "99" ->
                    new ReturnAddenda(
                            fields.text(4, 6),
                            fields.digits(7, 21, "original trace number"),
                            fields.raw(22, 27),
                            fields.raw(28, 35),
                            fields.text(36, 79),
                            fields.digits(80, 94, "trace number"));
                default -> throw fields.refusal(2, 3, "addenda type is %s; expected 05, 98 or 99".formatted(type));
            };
        }
    }

    /**
     * Type 05: what the payment is for.
     *
     * @param information at most 80 characters, in CCD and CTX commonly an X12 segment
     * @param sequence 1 for the first of an entry
     * @param entrySequence last seven digits of the entry's trace number
     */
    record PaymentAddenda(String information, int sequence, int entrySequence) implements Addenda {

        @Override
        public String text() {
            return "705" + pad(information, 80, "payment information") + pad(sequence, 4, "addenda sequence number")
                    + pad(entrySequence, 7, "entry detail sequence number");
        }
    }

    /**
     * Type 98: a notification of change.
     *
     * @param code C01 account, C02 bank, C03 both, C05 transaction code, and others
     * @param originalTrace trace number of the entry as it was sent
     * @param correctedData what is right, laid out as the code says; never shown
     */
    record ChangeAddenda(
            String code,
            String originalTrace,
            String reserved,
            String originalBank,
            String correctedData,
            String reservedAfter,
            String trace)
            implements Addenda {

        @Override
        public String text() {
            return "798" + pad(code, 3, "change code") + pad(originalTrace, 15, "original trace number")
                    + pad(reserved, 6, "reserved") + pad(originalBank, 8, "original bank")
                    + pad(correctedData, 29, "corrected data") + pad(reservedAfter, 15, "reserved")
                    + pad(trace, 15, "trace number");
        }

        @Override
        public String toString() {
            return "ChangeAddenda[" + code + ", " + originalTrace + "]";
        }
    }

    /**
     * Type 99: a return.
     *
     * @param code R01 to R85, why the entry comes back
     * @param originalTrace trace number of the entry as it was sent
     * @param diedOn YYMMDD with R14 and R15, else blank
     */
    record ReturnAddenda(
            String code, String originalTrace, String diedOn, String originalBank, String information, String trace)
            implements Addenda {

        @Override
        public String text() {
            return "799" + pad(code, 3, "return reason code") + pad(originalTrace, 15, "original trace number")
                    + pad(diedOn, 6, "date of death") + pad(originalBank, 8, "original bank")
                    + pad(information, 44, "addenda information") + pad(trace, 15, "trace number");
        }

        @Override
        public String toString() {
            return "ReturnAddenda[" + code + ", " + originalTrace + "]";
        }
    }

    /** Record 8: what the batch adds up to. */
    record BatchControl(
            ServiceClass serviceClass,
            AchTotals totals,
            String companyId,
            String authentication,
            String reserved,
            String odfi,
            int number)
            implements AchRecord {

        static BatchControl read(AchFields fields) {
            return new BatchControl(
                    ServiceClass.read(fields),
                    new AchTotals(
                            fields.count(5, 10, "entry and addenda count"),
                            fields.number(11, 20, "entry hash"),
                            fields.number(21, 32, "total of debits"),
                            fields.number(33, 44, "total of credits")),
                    fields.raw(45, 54),
                    fields.raw(55, 73),
                    fields.raw(74, 79),
                    fields.digits(80, 87, "originating bank"),
                    fields.count(88, 94, "batch number"));
        }

        @Override
        public String text() {
            return "8" + serviceClass.code() + pad(totals.records(), 6, "entry and addenda count")
                    + pad(totals.hash(), 10, "entry hash") + pad(totals.debits(), 12, "total of debits")
                    + pad(totals.credits(), 12, "total of credits") + pad(companyId, 10, "company id")
                    + pad(authentication, 19, "message authentication code") + pad(reserved, 6, "reserved")
                    + pad(odfi, 8, "originating bank") + pad(number, 7, "batch number");
        }
    }

    /** Record 9: what the file adds up to. */
    record FileControl(int batches, int blocks, AchTotals totals, String reserved) implements AchRecord {

        static FileControl read(AchFields fields) {
            return new FileControl(
                    fields.count(2, 7, "batch count"),
                    fields.count(8, 13, "block count"),
                    new AchTotals(
                            fields.count(14, 21, "entry and addenda count"),
                            fields.number(22, 31, "entry hash"),
                            fields.number(32, 43, "total of debits"),
                            fields.number(44, 55, "total of credits")),
                    fields.raw(56, 94));
        }

        @Override
        public String text() {
            return "9" + pad(batches, 6, "batch count") + pad(blocks, 6, "block count")
                    + pad(totals.records(), 8, "entry and addenda count") + pad(totals.hash(), 10, "entry hash")
                    + pad(totals.debits(), 12, "total of debits") + pad(totals.credits(), 12, "total of credits")
                    + pad(reserved, 39, "reserved");
        }
    }
}
