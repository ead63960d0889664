package org.openpractice.payroll.payment;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.ach.AchRecord.Entry;
import org.openpractice.payroll.ach.AchRecord.PaymentAddenda;
import org.openpractice.payroll.ach.AchRecord.ServiceClass;
import org.openpractice.payroll.ach.AchWriter;
import org.openpractice.payroll.bank.AccountKind;
import org.openpractice.payroll.bank.RoutingNumber;
import org.openpractice.platform.us.Ein;

/**
 * Writes federal tax deposits as CCD credits to the Treasury, each with an addenda of one TXP segment (the tax payment
 * banking convention that Nacha endorses; EFTPS Financial Institution Handbook, ACH credit).
 */
public final class TaxPaymentFile {

    /** Form 941 deposit; its amounts are 1 Social Security, 2 Medicare, 3 income tax withheld. */
    public static final String FORM_941_DEPOSIT = "94105";

    /** Form 940 deposit; it has no parts, so the amount stands behind the tax type code again. */
    public static final String FORM_940_DEPOSIT = "09405";

    /** Where ACH credits for federal taxes go (EFTPS Financial Institution Handbook). */
    private static final RoutingNumber TREASURY_BANK = new RoutingNumber("061036000");

    private static final String TREASURY_ACCOUNT = "23401009";
    private static final String TREASURY_NAME = "IRS";
    private static final String ENTRY_DESCRIPTION = "TAXPAYMENT";
    private static final int MOST_AMOUNTS = 3;
    private static final DateTimeFormatter YYMM = DateTimeFormatter.ofPattern("yyMM", Locale.ROOT);

    /** @param type what the amount is; in a Form 941 deposit 1, 2 or 3, without parts the tax type code itself */
    public record TaxAmount(String type, Money amount) {

        public TaxAmount {
            if (!type.matches("[0-9A-Z]{1,5}")) {
                throw new IllegalArgumentException("expected an amount type of one to five letters or digits");
            }
            if (amount.isNegative()) {
                throw new IllegalArgumentException("expected an amount of zero or more");
            }
        }
    }

    /**
     * One deposit.
     *
     * @param taxTypeCode five digits of the EFTPS table, for example {@link #FORM_941_DEPOSIT}
     * @param periodEnd last day of the quarter, or of the year for Form 940; the segment says its year and month
     * @param amounts one to three; their sum, above zero, is what is paid
     */
    public record TaxPayment(Ein ein, String taxTypeCode, LocalDate periodEnd, List<TaxAmount> amounts) {

        public TaxPayment {
            if (!taxTypeCode.matches("[0-9]{5}")) {
                throw new IllegalArgumentException("expected a tax type code of five digits");
            }
            amounts = List.copyOf(amounts);
            if (amounts.isEmpty() || amounts.size() > MOST_AMOUNTS) {
                throw new IllegalArgumentException("expected one to three amounts");
            }
        }

        Money total() {
            return Money.sum(amounts.stream().map(TaxAmount::amount).toList());
        }

        /** The segment, with the day 01 that EFTPS expects after year and month. */
        String segment() {
            var segment = new StringBuilder("TXP*")
                    .append(ein.digits())
                    .append('*')
                    .append(taxTypeCode)
                    .append('*')
                    .append(periodEnd.format(YYMM))
                    .append("01");
            for (var amount : amounts) {
                segment.append('*')
                        .append(amount.type())
                        .append('*')
                        .append(amount.amount().cents());
            }
            return segment.append('\\').toString();
        }
    }

    private TaxPaymentFile() {}

    /**
     * Writes one batch with the deposits in their order. Refuses a deposit of nothing and a file without deposits.
     *
     * @param firstTrace of numbers in a row that no other entry of the group has, so that a return finds this one
     */
    public static void write(
            Appendable out,
            AchFile.Originator originator,
            AchFile.Header header,
            long firstTrace,
            List<TaxPayment> payments) {
        if (payments.isEmpty()) {
            throw new IllegalArgumentException("expected at least one tax payment");
        }
        var writer = new AchWriter(out, "\n", AchFile.fileHeader(originator, header));
        writer.startBatch(AchFile.batchHeader(
                originator, ServiceClass.CREDITS, "CCD", ENTRY_DESCRIPTION, header.effectiveOn(), 1));
        long number = firstTrace;
        for (var payment : payments) {
            var total = payment.total();
            if (!total.isPositive()) {
                throw new IllegalArgumentException("expected a tax payment above zero");
            }
            writer.entry(new Entry(
                    AchFile.Purpose.WAGES.transactionCode(AccountKind.CHECKING),
                    TREASURY_BANK.digits(),
                    TREASURY_ACCOUNT,
                    total.cents(),
                    payment.ein().digits(),
                    TREASURY_NAME,
                    "",
                    true,
                    AchFile.trace(originator, number)));
            writer.addenda(new PaymentAddenda(payment.segment(), 1, Math.toIntExact(number)));
            number++;
        }
        writer.endBatch();
        writer.end(true);
    }
}
