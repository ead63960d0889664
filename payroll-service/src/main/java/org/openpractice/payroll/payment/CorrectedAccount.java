package org.openpractice.payroll.payment;

import java.util.Optional;
import org.openpractice.payroll.bank.AccountKind;
import org.openpractice.payroll.bank.AccountNumber;
import org.openpractice.payroll.bank.RoutingNumber;

/**
 * What a notification of change says is right, with what it leaves as it was. The 29 characters of corrected data are laid
 * out by the change code (Nacha Operating Rules, Appendix Five).
 */
record CorrectedAccount(RoutingNumber bank, AccountNumber account, AccountKind kind) {

    /** Empty for a code that is none of C01, C02, C03, C05, C06 and C07, and for data that is not what the code says. */
    static Optional<CorrectedAccount> of(
            String code, String corrected, RoutingNumber bank, AccountNumber account, AccountKind kind) {
        var data = corrected + " ".repeat(Math.max(0, 29 - corrected.length()));
        try {
            return switch (code) {
                case "C01" -> Optional.of(new CorrectedAccount(bank, account(data.substring(0, 17)), kind));
                case "C02" -> Optional.of(new CorrectedAccount(new RoutingNumber(data.substring(0, 9)), account, kind));
                case "C03" ->
                    Optional.of(new CorrectedAccount(
                            new RoutingNumber(data.substring(0, 9)), account(data.substring(12, 29)), kind));
                case "C05" -> Optional.of(new CorrectedAccount(bank, account, kind(data.substring(0, 2))));
                case "C06" ->
                    Optional.of(
                            new CorrectedAccount(bank, account(data.substring(0, 17)), kind(data.substring(20, 22))));
                case "C07" ->
                    Optional.of(new CorrectedAccount(
                            new RoutingNumber(data.substring(0, 9)),
                            account(data.substring(9, 26)),
                            kind(data.substring(26, 28))));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException notUnderstood) {
            return Optional.empty();
        }
    }

    private static AccountNumber account(String text) {
        return new AccountNumber(text.strip());
    }

    private static AccountKind kind(String transactionCode) {
        return switch (transactionCode.charAt(0)) {
            case '2' -> AccountKind.CHECKING;
            case '3' -> AccountKind.SAVINGS;
            default -> throw new IllegalArgumentException("expected a transaction code of an account");
        };
    }
}
