package org.openpractice.payroll.filing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paid.PaidLines.RunSum;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine;

/** Which lines are federal employment taxes, and what they come to. */
final class FederalTaxes {

    static final Set<String> SOCIAL_SECURITY = Set.of(PayCode.SOCIAL_SECURITY, PayCode.SOCIAL_SECURITY_EMPLOYER);
    static final Set<String> MEDICARE =
            Set.of(PayCode.MEDICARE, PayCode.MEDICARE_EMPLOYER, PayCode.ADDITIONAL_MEDICARE);
    /** Reported on Form 941 and deposited together. */
    static final Set<String> FORM_941 = Set.of(
            PayCode.FEDERAL_INCOME_TAX,
            PayCode.SOCIAL_SECURITY,
            PayCode.SOCIAL_SECURITY_EMPLOYER,
            PayCode.MEDICARE,
            PayCode.MEDICARE_EMPLOYER,
            PayCode.ADDITIONAL_MEDICARE);

    private FederalTaxes() {}

    /** True for a tax that goes to a state or locality. */
    static boolean isStateOrLocal(PayLine.Kind kind, String code) {
        return (kind == PayLine.Kind.TAX || kind == PayLine.Kind.EMPLOYER_TAX)
                && !FORM_941.contains(code)
                && !code.equals(PayCode.FUTA);
    }

    static Money amount(Collection<RunSum> sums, Predicate<RunSum> which) {
        return Money.sum(sums.stream().filter(which).map(RunSum::amount).toList());
    }

    static Money amount(Collection<RunSum> sums, String code) {
        return amount(sums, sum -> sum.code().equals(code));
    }

    static Money wages(Collection<RunSum> sums, String code) {
        return Money.sum(sums.stream()
                .filter(sum -> sum.code().equals(code))
                .map(RunSum::wages)
                .toList());
    }

    /** Form 941 liability by pay date. */
    static TreeMap<LocalDate, Money> liabilities(List<RunSum> sums) {
        var days = new TreeMap<LocalDate, Money>();
        sums.stream()
                .filter(sum -> FORM_941.contains(sum.code()))
                .forEach(sum -> days.merge(sum.payDate(), sum.amount(), Money::plus));
        return days;
    }
}
