package org.openpractice.payroll.filing;

import java.util.Collection;
import java.util.function.Predicate;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paid.PaidLines.EmployeeSum;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine.Kind;

/** Which deductions lower which wages. */
final class PreTax {

    private PreTax() {}

    /** Section 125 and HSA through the cafeteria plan, and pre-tax elective deferrals. */
    static boolean lowersIncomeTax(String code) {
        return isCafeteria(code) || code.equals(PayCode.DEFERRAL) || code.equals(PayCode.CATCH_UP);
    }

    /** Under a cafeteria plan: no wages for income tax, Social Security, Medicare and FUTA (IRC 3121(a)(5)(G), 3306(b)(5)(G)). */
    static boolean isCafeteria(String code) {
        return code.startsWith(PayCode.SECTION_125) || code.equals(PayCode.HSA);
    }

    /** Pay of one employee on which income tax is counted, with group-term life insurance. */
    static Money taxedPay(Collection<EmployeeSum> sums) {
        return payWithout(sums, PreTax::lowersIncomeTax).plus(of(sums, Kind.NONCASH));
    }

    /** Pay of one employee on which Medicare is counted, with group-term life insurance (IRC 3121(a)(2)(C)). */
    static Money insuredPay(Collection<EmployeeSum> sums) {
        return paidWithoutCafeteria(sums).plus(of(sums, Kind.NONCASH));
    }

    /** Pay of one employee on which FUTA is counted, without group-term life insurance (IRC 3306(b)(2)(C)). */
    static Money paidWithoutCafeteria(Collection<EmployeeSum> sums) {
        return payWithout(sums, PreTax::isCafeteria);
    }

    private static Money payWithout(Collection<EmployeeSum> sums, Predicate<String> deductions) {
        return of(sums, Kind.EARNING)
                .minus(Money.sum(sums.stream()
                        .filter(sum -> sum.kind() == Kind.DEDUCTION && deductions.test(sum.code()))
                        .map(EmployeeSum::amount)
                        .toList()));
    }

    private static Money of(Collection<EmployeeSum> sums, Kind kind) {
        return Money.sum(sums.stream()
                .filter(sum -> sum.kind() == kind)
                .map(EmployeeSum::amount)
                .toList());
    }
}
