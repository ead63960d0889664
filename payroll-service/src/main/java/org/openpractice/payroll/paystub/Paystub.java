package org.openpractice.payroll.paystub;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.payroll.payline.YearToDate;
import org.openpractice.platform.document.DocumentTemplate;
import org.openpractice.platform.document.Imprint;
import org.openpractice.platform.money.Rate;
import org.openpractice.platform.us.PostalAddress;
import org.openpractice.platform.us.TelephoneNumber;

/**
 * What an employee is shown of one paycheck. Carries neither a social security number nor a whole account number.
 *
 * @param employer legal name; empty while the employer is not set up
 * @param employerAddress where it was at the payment (N.Y. Labor Law 195(3), Cal. Labor Code 226(a)(8)); null where not kept
 * @param employerPhone its telephone number (N.Y. Labor Law 195(3)); null where not kept
 * @param deductions garnishments among them
 * @param noncash wages that are not paid out but count for taxes; no part of gross or net
 * @param reimbursements expenses given back with the net; no part of gross
 * @param employerTaxes what the employer owes on top; no part of gross or net
 * @param employerContributions what the employer pays into plans of the employee; no part of gross or net
 * @param deposit masked accounts, or how else the net is paid, in one line
 * @param payments how the net is split
 */
public record Paystub(
        UUID paycheckId,
        String employer,
        @Nullable PostalAddress employerAddress,
        @Nullable TelephoneNumber employerPhone,
        String employee,
        String employeeNumber,
        LocalDate periodStartsOn,
        LocalDate periodEndsOn,
        LocalDate payDate,
        List<Row> earnings,
        List<Row> noncash,
        List<Row> taxes,
        List<Row> deductions,
        List<Row> reimbursements,
        List<Row> employerTaxes,
        List<Row> employerContributions,
        Sum gross,
        Sum totalTaxes,
        Sum totalDeductions,
        Sum totalReimbursements,
        Sum net,
        String deposit,
        List<Part> payments) {

    private static final DocumentTemplate TEMPLATE = DocumentTemplate.of(Paystub.class, "paystub.html");

    /** @param yearToDate of the code; lines that share a code show the same */
    public record Row(
            String code,
            String description,
            @Nullable BigDecimal hours,
            @Nullable Rate rate,
            Money amount,
            Money yearToDate) {}

    public record Sum(Money amount, Money yearToDate) {

        private Sum plus(Sum other) {
            return new Sum(amount.plus(other.amount), yearToDate.plus(other.yearToDate));
        }

        private Sum minus(Sum other) {
            return new Sum(amount.minus(other.amount), yearToDate.minus(other.yearToDate));
        }
    }

    /**
     * A part of the net.
     *
     * @param way masked account, or the number of a paper check
     */
    @Schema(name = "PaystubPart")
    public record Part(String way, Money amount) {}

    /** Whom and when the stub is for. */
    record Head(
            UUID paycheckId,
            String employer,
            @Nullable PostalAddress employerAddress,
            @Nullable TelephoneNumber employerPhone,
            String employee,
            String employeeNumber,
            LocalDate periodStartsOn,
            LocalDate periodEndsOn,
            LocalDate payDate) {}

    /**
     * Puts the lines of a paycheck under their headings and adds up each heading, for the period and for the year. What
     * occurred earlier in the year and not on this paycheck has a row of its own with nothing for the period.
     *
     * @param earlier sums of the paychecks that counted before this one in its year
     */
    static Paystub of(Head head, List<PayLine> lines, List<YearToDate> earlier, List<Part> parts) {
        var year = new Year(lines, earlier);
        var earnings = year.rows(PayLine.Kind.EARNING);
        var taxes = year.rows(PayLine.Kind.TAX);
        var deductions = year.rows(PayLine.Kind.DEDUCTION);
        var reimbursements = year.rows(PayLine.Kind.REIMBURSEMENT);
        var gross = sum(earnings);
        var totalTaxes = sum(taxes);
        var totalDeductions = sum(deductions);
        var totalReimbursements = sum(reimbursements);
        return new Paystub(
                head.paycheckId(),
                head.employer(),
                head.employerAddress(),
                head.employerPhone(),
                head.employee(),
                head.employeeNumber(),
                head.periodStartsOn(),
                head.periodEndsOn(),
                head.payDate(),
                earnings,
                year.rows(PayLine.Kind.NONCASH),
                taxes,
                deductions,
                reimbursements,
                year.rows(PayLine.Kind.EMPLOYER_TAX),
                year.rows(PayLine.Kind.EMPLOYER_CONTRIBUTION),
                gross,
                totalTaxes,
                totalDeductions,
                totalReimbursements,
                gross.minus(totalTaxes).minus(totalDeductions).plus(totalReimbursements),
                deposit(parts),
                List.copyOf(parts));
    }

    /** The stub as a document for the employee. */
    public byte[] pdf() {
        return TEMPLATE.pdf(new Imprint(paycheckId, "Pay stub", payDate), "stub", this);
    }

    private static String deposit(List<Part> parts) {
        if (parts.isEmpty()) {
            return "Nothing to pay";
        }
        if (parts.size() == 1) {
            return parts.getFirst().way();
        }
        return String.join(
                "; ",
                parts.stream()
                        .map(part -> part.way() + " " + part.amount().amount())
                        .toList());
    }

    /** Lines that share a code count once in the year. */
    private static Sum sum(List<Row> rows) {
        var seen = new HashSet<String>();
        return new Sum(
                Money.sum(rows.stream().map(Row::amount).toList()),
                Money.sum(rows.stream()
                        .filter(row -> seen.add(row.code()))
                        .map(Row::yearToDate)
                        .toList()));
    }

    /** The lines of a paycheck and what the year came to with them. */
    private static final class Year {

        private record Key(PayLine.Kind kind, String code) {}

        private final List<PayLine> lines;
        private final List<YearToDate> earlier;
        private final HashMap<Key, Money> sums = new HashMap<>();

        private Year(List<PayLine> lines, List<YearToDate> earlier) {
            this.lines = lines;
            this.earlier = earlier;
            earlier.forEach(sum -> sums.merge(new Key(sum.kind(), sum.code()), sum.amount(), Money::plus));
            lines.forEach(line -> sums.merge(new Key(line.kind(), line.code()), line.amount(), Money::plus));
        }

        private List<Row> rows(PayLine.Kind kind) {
            var rows = new ArrayList<Row>();
            var present = new HashSet<String>();
            for (var line : lines) {
                if (line.kind() == kind) {
                    present.add(line.code());
                    rows.add(new Row(
                            line.code(),
                            line.description(),
                            line.hours(),
                            line.rate(),
                            line.amount(),
                            sums.getOrDefault(new Key(kind, line.code()), Money.ZERO)));
                }
            }
            for (var sum : earlier) {
                if (sum.kind() == kind && !sum.amount().isZero() && present.add(sum.code())) {
                    rows.add(new Row(sum.code(), sum.description(), null, null, Money.ZERO, sum.amount()));
                }
            }
            return List.copyOf(rows);
        }
    }
}
