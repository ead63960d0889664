package org.openpractice.payroll.paystub;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayLine;

/**
 * What an employee is shown of one pay cheque. Carries neither a social security number nor a whole account number.
 *
 * @param employer legal name; empty while the employer is not set up
 * @param deposit masked account, or how else the net is paid
 */
public record Paystub(
        UUID payChequeId,
        String employer,
        String employee,
        String employeeNumber,
        LocalDate periodStartsOn,
        LocalDate periodEndsOn,
        LocalDate payDate,
        List<Row> earnings,
        List<Row> taxes,
        List<Row> deductions,
        Sum gross,
        Sum totalTaxes,
        Sum totalDeductions,
        Sum net,
        String deposit) {

    public record Row(
            String code,
            String description,
            @Nullable BigDecimal hours,
            @Nullable Money rate,
            Money amount,
            Money yearToDate) {}

    public record Sum(Money amount, Money yearToDate) {}

    /** Puts the lines of a cheque under their headings and adds up each heading, for the period and for the year. */
    public static Paystub of(
            UUID payChequeId,
            String employer,
            String employee,
            String employeeNumber,
            LocalDate periodStartsOn,
            LocalDate periodEndsOn,
            LocalDate payDate,
            List<PayLine> lines,
            String deposit) {
        var earnings = rows(lines, PayLine.Kind.EARNING);
        var taxes = rows(lines, PayLine.Kind.TAX);
        var deductions = rows(lines, PayLine.Kind.DEDUCTION);
        var gross = sum(earnings);
        var totalTaxes = sum(taxes);
        var totalDeductions = sum(deductions);
        return new Paystub(
                payChequeId,
                employer,
                employee,
                employeeNumber,
                periodStartsOn,
                periodEndsOn,
                payDate,
                earnings,
                taxes,
                deductions,
                gross,
                totalTaxes,
                totalDeductions,
                new Sum(
                        gross.amount().minus(totalTaxes.amount()).minus(totalDeductions.amount()),
                        gross.yearToDate().minus(totalTaxes.yearToDate()).minus(totalDeductions.yearToDate())),
                deposit);
    }

    private static List<Row> rows(List<PayLine> lines, PayLine.Kind kind) {
        return lines.stream()
                .filter(line -> line.kind() == kind)
                .map(line -> new Row(
                        line.code(), line.description(), line.hours(), line.rate(), line.amount(), line.yearToDate()))
                .toList();
    }

    private static Sum sum(List<Row> rows) {
        return new Sum(
                Money.sum(rows.stream().map(Row::amount).toList()),
                Money.sum(rows.stream().map(Row::yearToDate).toList()));
    }
}
