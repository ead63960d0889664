package org.openpractice.payroll.takeover;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.payroll.payline.PayCode;

/**
 * A former payroll provider and a year beside it, both calculated here paycheck by paycheck, in cents, without anything of the
 * product: rates, bases and limits of 2026 (Publication 15; IRC 125, 223, 402(g), 414(v), 415(c), 3101, 3111, 3301, 3306; Texas,
 * Florida, Pennsylvania and Philadelphia).
 */
final class FormerProvider {

    private static final long SOCIAL_SECURITY_BASE = 184_500_00;
    private static final long ADDITIONAL_OVER = 200_000_00;
    private static final long FUTA_BASE = 7_000_00;
    private static final Map<String, Long> STATE_BASE = Map.of("TX", 9_000_00L, "FL", 7_000_00L, "PA", 10_000_00L);

    static final long ELECTIVE_DEFERRALS = 24_500_00;
    static final long CATCH_UP = 8_000_00;
    static final long ADDITIONS = 72_000_00;
    static final long SAVINGS_SELF_ONLY = 4_400_00;
    static final long HEALTH_FSA = 3_400_00;

    static final String PHILADELPHIA = "US-PA-PHILADELPHIA";
    static final String PA_EMPLOYEE = "US-PA-UC";

    /** Wages and amount of a code. */
    record Sum(long wages, long amount) {
        Sum plus(Sum other) {
            return new Sum(wages + other.wages, amount + other.amount);
        }
    }

    /**
     * What is taken from one paycheck, and what the employer adds.
     *
     * @param incomeTax federal income tax
     * @param leave part of the pay that is for paid leave
     * @param order what is withheld for an order, under its code
     */
    record Paycheck(
            long incomeTax,
            long leave,
            long deferral,
            long roth,
            long catchUp,
            long savings,
            long savingsEmployer,
            long flexible,
            long match,
            long nonElective,
            String orderCode,
            long order) {

        static Paycheck of(long incomeTax) {
            return new Paycheck(incomeTax, 0, 0, 0, 0, 0, 0, 0, 0, 0, "", 0);
        }

        Paycheck withLeave(long cents) {
            return new Paycheck(
                    incomeTax,
                    cents,
                    deferral,
                    roth,
                    catchUp,
                    savings,
                    savingsEmployer,
                    flexible,
                    match,
                    nonElective,
                    orderCode,
                    order);
        }

        Paycheck withPlan(long preTax, long rothOf, long catchUpOf, long matchOf, long nonElectiveOf) {
            return new Paycheck(
                    incomeTax,
                    leave,
                    preTax,
                    rothOf,
                    catchUpOf,
                    savings,
                    savingsEmployer,
                    flexible,
                    matchOf,
                    nonElectiveOf,
                    orderCode,
                    order);
        }

        Paycheck withBenefits(long savingsOf, long savingsEmployerOf, long flexibleOf) {
            return new Paycheck(
                    incomeTax,
                    leave,
                    deferral,
                    roth,
                    catchUp,
                    savingsOf,
                    savingsEmployerOf,
                    flexibleOf,
                    match,
                    nonElective,
                    orderCode,
                    order);
        }

        Paycheck withOrder(String code, long cents) {
            return new Paycheck(
                    incomeTax,
                    leave,
                    deferral,
                    roth,
                    catchUp,
                    savings,
                    savingsEmployer,
                    flexible,
                    match,
                    nonElective,
                    code,
                    cents);
        }
    }

    /** Somebody with the same pay each biweekly period. */
    static final class Payee {
        final UUID id;
        final String number;
        final long perPeriod;

        /** Where the next paycheck is earned. */
        String state;

        /** Rate of Philadelphia on the next paycheck; null elsewhere. */
        String cityRate;

        /** By quarter and code. */
        final Map<Integer, Map<String, Sum>> quarters = new TreeMap<>();

        /** Federal unemployment wages by state. */
        final Map<String, Long> unemploymentByState = new TreeMap<>();

        Payee(UUID id, String number, String state, long perPeriod) {
            this.id = id;
            this.number = number;
            this.state = state;
            this.perPeriod = perPeriod;
        }

        Sum of(int quarter, String code) {
            return quarters.getOrDefault(quarter, Map.of()).getOrDefault(code, new Sum(0, 0));
        }

        Sum ofYear(String code) {
            var sum = new Sum(0, 0);
            for (var quarter : quarters.keySet()) {
                sum = sum.plus(of(quarter, code));
            }
            return sum;
        }

        long amountOf(String... codes) {
            long amount = 0;
            for (var code : codes) {
                amount += ofYear(code).amount();
            }
            return amount;
        }

        void add(int quarter, String code, long wages, long amount) {
            quarters.computeIfAbsent(quarter, any -> new LinkedHashMap<>())
                    .merge(code, new Sum(wages, amount), Sum::plus);
        }

        private void addIfAny(int quarter, String code, long amount) {
            if (amount > 0) {
                add(quarter, code, 0, amount);
            }
        }

        void paid(int quarter, Paycheck paycheck) {
            long insured = perPeriod - paycheck.savings() - paycheck.flexible();
            long before = ofYear(PayCode.MEDICARE).wages();
            long socialSecurity = Math.min(
                    insured,
                    SOCIAL_SECURITY_BASE - ofYear(PayCode.SOCIAL_SECURITY).wages());
            long additional = Math.max(0, before + insured - ADDITIONAL_OVER)
                    - ofYear(PayCode.ADDITIONAL_MEDICARE).wages();
            long futa = Math.min(insured, FUTA_BASE - ofYear(PayCode.FUTA).wages());
            var suta = PayCode.stateUnemployment(state);
            long ofState =
                    Math.min(insured, STATE_BASE.get(state) - ofYear(suta).wages());
            add(quarter, PayCode.SALARY, 0, perPeriod - paycheck.leave());
            addIfAny(quarter, PayCode.PAID_TIME_OFF, paycheck.leave());
            add(
                    quarter,
                    PayCode.FEDERAL_INCOME_TAX,
                    insured - paycheck.deferral() - paycheck.catchUp(),
                    paycheck.incomeTax());
            add(quarter, PayCode.SOCIAL_SECURITY, socialSecurity, times(socialSecurity, "0.062"));
            add(quarter, PayCode.SOCIAL_SECURITY_EMPLOYER, socialSecurity, times(socialSecurity, "0.062"));
            add(quarter, PayCode.MEDICARE, insured, times(insured, "0.0145"));
            add(quarter, PayCode.MEDICARE_EMPLOYER, insured, times(insured, "0.0145"));
            if (additional > 0) {
                add(quarter, PayCode.ADDITIONAL_MEDICARE, additional, times(additional, "0.009"));
            }
            add(quarter, PayCode.FUTA, futa, times(futa, "0.006"));
            unemploymentByState.merge(state, futa, Long::sum);
            add(quarter, suta, ofState, times(ofState, "0.027"));
            if (state.equals("PA")) {
                add(quarter, PayCode.stateIncomeTax("PA"), perPeriod, times(perPeriod, "0.0307"));
                add(quarter, PA_EMPLOYEE, perPeriod, times(perPeriod, "0.0007"));
            }
            if (cityRate != null) {
                add(quarter, PHILADELPHIA, perPeriod, times(perPeriod, cityRate));
            }
            addIfAny(quarter, PayCode.DEFERRAL, paycheck.deferral());
            addIfAny(quarter, PayCode.ROTH_DEFERRAL, paycheck.roth());
            addIfAny(quarter, PayCode.CATCH_UP, paycheck.catchUp());
            addIfAny(quarter, PayCode.HSA, paycheck.savings());
            addIfAny(quarter, PayCode.HSA_EMPLOYER, paycheck.savingsEmployer());
            addIfAny(quarter, PayCode.HEALTH_FSA, paycheck.flexible());
            addIfAny(quarter, paycheck.orderCode(), paycheck.order());
            if (paycheck.match() > 0) {
                add(quarter, PayCode.MATCH, perPeriod, paycheck.match());
            }
            if (paycheck.nonElective() > 0) {
                add(quarter, PayCode.NON_ELECTIVE, perPeriod, paycheck.nonElective());
            }
        }
    }

    static long times(long cents, String rate) {
        return BigDecimal.valueOf(cents)
                .multiply(new BigDecimal(rate))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    static String dollars(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /** Figures of a quarter by the lines of Form 941. */
    static Map<String, Long> form941(List<Payee> people, int quarter) {
        var lines = new LinkedHashMap<String, Long>();
        long withheld = amount(people, quarter, PayCode.SOCIAL_SECURITY)
                + amount(people, quarter, PayCode.MEDICARE)
                + amount(people, quarter, PayCode.ADDITIONAL_MEDICARE);
        long ss = wages(people, quarter, PayCode.SOCIAL_SECURITY);
        long medicare = wages(people, quarter, PayCode.MEDICARE);
        long additional = wages(people, quarter, PayCode.ADDITIONAL_MEDICARE);
        lines.put("line2", wages(people, quarter, PayCode.FEDERAL_INCOME_TAX));
        lines.put("line3", amount(people, quarter, PayCode.FEDERAL_INCOME_TAX));
        lines.put("line5aWages", ss);
        lines.put("line5aTax", times(ss, "0.124"));
        lines.put("line5cWages", medicare);
        lines.put("line5cTax", times(medicare, "0.029"));
        lines.put("line5dWages", additional);
        lines.put("line5dTax", times(additional, "0.009"));
        var share = BigDecimal.valueOf(ss)
                .multiply(new BigDecimal("0.062"))
                .add(BigDecimal.valueOf(medicare).multiply(new BigDecimal("0.0145")))
                .add(BigDecimal.valueOf(additional).multiply(new BigDecimal("0.009")))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        lines.put("line7", withheld - share);
        lines.put(
                "line12",
                lines.get("line3")
                        + lines.get("line5aTax")
                        + lines.get("line5cTax")
                        + lines.get("line5dTax")
                        + lines.get("line7"));
        return lines;
    }

    static long wages(List<Payee> people, int quarter, String code) {
        return people.stream()
                .mapToLong(payee -> payee.of(quarter, code).wages())
                .sum();
    }

    static long amount(List<Payee> people, int quarter, String code) {
        return people.stream()
                .mapToLong(payee -> payee.of(quarter, code).amount())
                .sum();
    }

    /**
     * A year of the former provider.
     *
     * @param paidOn last pay date of each quarter
     * @param filedOn day on which the return of a quarter was filed; without the quarter that it did not file
     */
    record Year(int year, Map<Integer, String> paidOn, Map<Integer, String> filedOn, String through) {}

    static final Year THIS = new Year(
            2026,
            Map.of(1, "2026-03-27", 2, "2026-06-26", 3, "2026-07-10"),
            Map.of(1, "2026-04-28", 2, "2026-07-28"),
            "2026-07-10");

    static final Year LAST = new Year(
            2025,
            Map.of(1, "2025-03-28", 2, "2025-06-27", 3, "2025-09-26", 4, "2025-12-26"),
            Map.of(1, "2025-04-28", 2, "2025-07-28", 3, "2025-10-28", 4, "2026-01-28"),
            "2025-12-26");

    static final String HEADER = "employee_number,paid_on,code,description,hours,wages,amount\n";

    /** The file, of the quarters that the former provider paid. */
    static String file(List<Payee> people) {
        return file(people, THIS);
    }

    static String file(List<Payee> people, Year year) {
        var rows = new StringBuilder(HEADER);
        for (var payee : people) {
            payee.quarters.forEach((quarter, codes) -> codes.forEach((code, sum) -> rows.append(row(
                    payee.number,
                    year.paidOn().get(quarter),
                    code,
                    switch (code) {
                        case PayCode.SALARY -> "480";
                        case PayCode.PAID_TIME_OFF -> "16";
                        default -> "";
                    },
                    hasWages(code) ? dollars(sum.wages()) : "",
                    dollars(sum.amount())))));
        }
        return rows.toString();
    }

    private static boolean hasWages(String code) {
        return code.startsWith("US-") || code.equals(PayCode.MATCH) || code.equals(PayCode.NON_ELECTIVE);
    }

    static String row(String number, String paidOn, String code, String hours, String wages, String amount) {
        return String.join(",", number, paidOn, code, "", hours, wages, amount) + "\n";
    }

    /** What the manager enters: quarters 1 and 2 are filed, 3 is not. */
    static String statement(List<Payee> people) {
        return statement(people, THIS);
    }

    static String statement(List<Payee> people, Year year) {
        var quarters = new ArrayList<String>();
        for (int quarter = 1; quarter <= 4; quarter++) {
            var figures = form941(people, quarter);
            int of = quarter;
            if (people.stream().noneMatch(payee -> payee.quarters.containsKey(of))) {
                continue;
            }
            var filedOn = year.filedOn().get(quarter);
            var fields = new ArrayList<String>();
            fields.add("\"quarter\":" + quarter);
            fields.add("\"employees\":" + (filedOn == null ? 0 : people.size()));
            if (filedOn != null) {
                fields.add("\"filedOn\":\"%s\"".formatted(filedOn));
            }
            fields.add("\"deposited\":" + money(figures.get("line12")));
            fields.add("\"unemploymentDeposited\":" + money(amount(people, quarter, PayCode.FUTA)));
            figures.forEach((line, cents) -> {
                if (filedOn != null || line.endsWith("Wages") || line.equals("line2") || line.equals("line3")) {
                    fields.add("\"%s\":%s".formatted(line, money(cents)));
                }
            });
            quarters.add("{" + String.join(",", fields) + "}");
        }
        var register = new TreeMap<String, Sum>();
        for (var payee : people) {
            payee.quarters
                    .values()
                    .forEach(codes -> codes.forEach((code, sum) -> register.merge(code, sum, Sum::plus)));
        }
        var totals = register.entrySet().stream()
                .map(total -> "{\"code\":\"%s\",\"wages\":%s,\"amount\":%s}"
                        .formatted(
                                total.getKey(),
                                money(total.getValue().wages()),
                                money(total.getValue().amount())))
                .toList();
        return """
                {"year":%d,"provider":"Former Payroll Service","through":"%s","quarters":[%s],"register":[%s]}
                """.formatted(year.year(), year.through(), String.join(",", quarters), String.join(",", totals));
    }

    static String money(long cents) {
        return "{\"amount\":\"%s\",\"currency\":\"USD\"}".formatted(dollars(cents));
    }

    static String number(PayrollApi api, UUID employee) {
        return api.enrollment(employee).extract().path("employeeNumber");
    }

    private FormerProvider() {}
}
