package org.openpractice.payroll.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.deposit.DirectDeposit;
import org.openpractice.payroll.deposit.DirectDeposits;
import org.openpractice.platform.encryption.ColumnCipher;

/**
 * A payment as it is shown.
 *
 * @param account masked; null for a paper check
 * @param stateReason return reason, why it was voided, or why it was reversed
 * @param replacesId payment that it was issued instead of
 */
record PaymentView(
        UUID id,
        UUID payRunId,
        UUID paycheckId,
        UUID employeeId,
        String employeeNumber,
        String employeeName,
        Payment.Method method,
        Money amount,
        @Nullable String account,
        @Nullable Long checkNumber,
        LocalDate datedOn,
        Payment.State state,
        @Nullable String stateReason,
        @Nullable String stateBy,
        @Nullable Instant stateAt,
        @Nullable UUID replacesId) {

    static PaymentView of(Payment payment, DirectDeposits deposits, ColumnCipher cipher) {
        return each(List.of(payment), deposits, cipher).apply(payment);
    }

    /** Makes the views of those payments; their accounts are read at once. */
    static Function<Payment, PaymentView> each(
            Collection<Payment> payments, DirectDeposits deposits, ColumnCipher cipher) {
        var accounts = deposits.accounts(payments.stream()
                .map(Payment::directDepositId)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList());
        return payment -> of(payment, accounts, cipher);
    }

    private static PaymentView of(Payment payment, Map<UUID, DirectDeposit> accounts, ColumnCipher cipher) {
        var account = payment.directDepositId() == null ? null : accounts.get(payment.directDepositId());
        return new PaymentView(
                payment.id(),
                payment.payRunId(),
                payment.paycheckId(),
                payment.employeeId(),
                payment.employeeNumber(),
                payment.employeeName(),
                payment.method(),
                payment.amount(),
                account == null ? null : account.account(cipher).masked(),
                payment.checkNumber(),
                payment.datedOn(),
                payment.state(),
                payment.stateReason(),
                payment.stateBy(),
                payment.stateAt(),
                payment.replacesId());
    }
}
