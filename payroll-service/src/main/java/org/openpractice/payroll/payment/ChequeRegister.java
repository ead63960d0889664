package org.openpractice.payroll.payment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.csv.CsvRow;

/**
 * Paper cheques by number.
 *
 * @param nextNumber give it as {@code after} to get the next page; null on the last one
 * @param total of those that are not void, on this page
 */
public record ChequeRegister(
        List<Cheque> cheques, Money total, @Nullable Long nextNumber) {

    /** @param payee last name first, as on the pay cheque */
    public record Cheque(
            long number,
            LocalDate datedOn,
            String payee,
            Money amount,
            Payment.State state,
            @Nullable String stateReason,
            java.util.UUID paymentId,
            java.util.@Nullable UUID replacesId) {

        static Cheque of(Payment payment) {
            return new Cheque(
                    payment.number(),
                    payment.datedOn(),
                    payment.employeeName(),
                    payment.amount(),
                    payment.state(),
                    payment.stateReason(),
                    payment.id(),
                    payment.replacesId());
        }

        boolean isVoid() {
            return state != Payment.State.ISSUED;
        }
    }

    static ChequeRegister of(List<Payment> rows, int limit) {
        var shown = rows.stream().limit(limit).map(Cheque::of).toList();
        return new ChequeRegister(
                shown,
                Money.sum(shown.stream()
                        .filter(cheque -> !cheque.isVoid())
                        .map(Cheque::amount)
                        .toList()),
                rows.size() > limit ? shown.getLast().number() : null);
    }

    /**
     * The file by which a bank pays only what was written (positive pay): account, number, date, amount, payee, and
     * whether it is void. The account shows its last four digits only; the bank knows the account by whose login the file
     * comes.
     */
    static String positivePay(List<Payment> cheques, @Nullable String accountEnding) {
        var account = accountEnding == null ? null : "****" + accountEnding;
        var csv = new StringBuilder(CsvRow.of("account", "number", "date", "amount", "payee", "void"));
        for (var payment : cheques) {
            var cheque = Cheque.of(payment);
            csv.append(CsvRow.of(
                    account,
                    cheque.number(),
                    cheque.datedOn(),
                    cheque.amount(),
                    cheque.payee(),
                    cheque.isVoid() ? "V" : null));
        }
        return csv.toString();
    }
}
