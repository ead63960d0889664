package org.openpractice.payroll.run;

import java.sql.SQLException;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.testing.Infrastructure;

/** As many people on the payroll of a group as a benchmark wants, written past the API: only their number matters there. */
final class ManyPeople {

    private ManyPeople() {}

    /**
     * Salaried people in eight states with a Form W-4 each; a third of them defer, half are in a health plan, and a tenth owe
     * support.
     */
    static void enroll(PayrollApi group, String calendar, int employees) throws SQLException {
        try (var connection = Infrastructure.superuser();
                var statement = connection.createStatement()) {
            // Neither the trigger that wants an event nor foreign keys: these rows are no business of anybody.
            statement.execute("set session_replication_role = replica");
            statement.execute("select set_config('app.practice_group', '" + group.group + "', false)");
            statement.execute("""
                    create temporary table person as
                    select n, gen_random_uuid() as id, (array['PA', 'TX', 'NY', 'CA', 'IL', 'OH', 'GA', 'WA'])[1 + n %% 8] as state
                    from generate_series(1, %2$d) n;
                    insert into enrollment (id, employee_number, first_name, last_name, position_title, starts_on, version)
                    select id, 'E-' || n, 'Robin', 'Sample ' || n, 'Nurse', '2026-01-05', 0 from person;
                    insert into employment_span (id, enrollment_id, starts_on)
                    select gen_random_uuid(), id, '2026-01-05' from person;
                    insert into tax_jurisdiction (id, enrollment_id, effective_from, work_state, residence_state)
                    select gen_random_uuid(), id, '2026-01-05', state, state from person;
                    insert into pay_terms (id, enrollment_id, effective_from, pay_calendar_id, basis, rate)
                    select gen_random_uuid(), id, '2026-01-05', '%1$s', 'SALARIED', 45000 + 10 * (n %% 9000)
                    from person;
                    insert into withholding_certificate (id, enrollment_id, effective_from, form)
                    select gen_random_uuid(), id, '2026-01-05', '{"form":"FROM_2020","filingStatus":"%3$s"}' from person;
                    insert into retirement_election (id, enrollment_id, effective_from, deferral_cents)
                    select gen_random_uuid(), id, '2026-01-05', 15000 from person where n %% 3 = 0;
                    insert into benefit_plan (id, code, name, kind, treatment, pay_code, employer_per_period_cents,
                        carries_shortfall, priority, version)
                    values ('00000000-0000-7000-8000-000000000001', 'PPO', 'Health PPO', 'HEALTH', 'SECTION_125',
                        '125-HEALTH-PPO', 0, false, 1, 0);
                    insert into benefit_election (id, enrollment_id, benefit_plan_id, effective_from, per_period_cents,
                        percent, married_filing_separately)
                    select gen_random_uuid(), id, '00000000-0000-7000-8000-000000000001', '2026-01-05', 8550, 0, false
                    from person where n %% 2 = 0;
                    insert into garnishment_order (id, enrollment_id, reference, kind, remittance_sealed, recorded_by,
                        recorded_at, version)
                    select id, id, 'G' || n, 'CHILD_SUPPORT', '\\x00', 'benchmark', now(), 0
                    from person where n %% 10 = 0;
                    insert into garnishment_order_terms (id, order_id, effective_from, terms)
                    select gen_random_uuid(), id, '2026-01-05', '{"kind":"CHILD_SUPPORT","state":"OH",
                        "receivedOn":"2026-01-05","effectiveFrom":"2026-01-05","frequency":"BIWEEKLY",
                        "amount":{"amount":"250.00","currency":"USD"},"arrears":{"amount":"20.00","currency":"USD"},
                        "medical":{"amount":"0.00","currency":"USD"},"fee":{"amount":"0.00","currency":"USD"},
                        "supportsOthers":true,"overTwelveWeeksInArrears":false,"makesUpShortfall":false}'
                    from person where n %% 10 = 0;
                    drop table person;
                    analyze;
                    """.formatted(calendar, employees, "SINGLE_OR_MARRIED_FILING_SEPARATELY"));
        }
    }
}
