package org.openpractice.payroll.payment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.csv.CsvRow;

/**
 * Paper checks by number.
 *
 * @param nextNumber give it as {@code after} to get the next page; null on the last one
 * @param total of those that are not void, on this page
 */
record CheckRegister(
        List<Check> checks, Money total, @Nullable Long nextNumber) {

    /** @param payee last name first, as on the paycheck */
    public record Check(
            long number,
            LocalDate datedOn,
            String payee,
            Money amount,
            Payment.State state,
            @Nullable String stateReason,
            java.util.UUID paymentId,
            java.util.@Nullable UUID replacesId) {

        static Check of(Payment payment) {
            return new Check(
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

    static CheckRegister of(List<Payment> rows, int limit) {
        var shown = rows.stream().limit(limit).map(Check::of).toList();
        return new CheckRegister(
                shown,
                Money.sum(shown.stream()
                        .filter(check -> !check.isVoid())
                        .map(Check::amount)
                        .toList()),
                rows.size() > limit ? shown.getLast().number() : null);
    }

    /**
     * The file by which a bank pays only what was written (positive pay): account, number, date, amount, payee, and
     * whether it is void. The account shows its last four digits only; the bank knows the account by whose login the file
     * comes.
     */
    static String positivePay(List<Payment> checks, @Nullable String accountEnding) {
        var account = accountEnding == null ? null : "****" + accountEnding;
        var csv = new StringBuilder(CsvRow.of("account", "number", "date", "amount", "payee", "void"));
        for (var payment : checks) {
            var check = Check.of(payment);
            csv.append(CsvRow.of(
                    account,
                    check.number(),
                    check.datedOn(),
                    check.amount(),
                    check.payee(),
                    check.isVoid() ? "V" : null));
        }
        return csv.toString();
    }
}
