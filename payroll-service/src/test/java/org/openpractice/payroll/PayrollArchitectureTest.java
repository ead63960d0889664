package org.openpractice.payroll;

import java.util.List;
import java.util.Set;
import org.openpractice.testing.ArchitectureRules;

class PayrollArchitectureTest extends ArchitectureRules {

    private static final List<Set<String>> FLOORS = List.of(
            Set.of("ach", "bank", "calendar", "login", "payline"),
            Set.of("expense", "flag", "journal", "levy", "overtime", "paid", "place", "withholding"),
            Set.of("minimumwage", "paycheck", "statetax", "unemployment"),
            Set.of("enrollment", "localtax", "register"),
            Set.of("officefile"),
            Set.of("benefit", "compensation", "deposit", "garnishment", "jurisdiction", "retirement"),
            Set.of("advance", "agreement", "finalpay", "marketpay", "payment", "time"),
            Set.of("filing", "paystub"),
            Set.of("takeover"),
            Set.of("run"),
            Set.of("setup"));

    PayrollArchitectureTest() {
        super("org.openpractice.payroll", FLOORS);
    }
}
