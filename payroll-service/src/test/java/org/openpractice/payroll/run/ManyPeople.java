package org.openpractice.payroll.run;

import java.sql.SQLException;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.testing.Infrastructure;

/** As many people on the payroll of a group as a benchmark wants, written past the API: only their number matters there. */
final class ManyPeople {

    private ManyPeople() {}

    /** Salaried people in five states, a third of them deferring, with a Form W-4 each. */
    static void enrol(PayrollApi group, String calendar, int employees) throws SQLException {
        try (var connection = Infrastructure.superuser();
                var statement = connection.createStatement()) {
            // Neither the trigger that wants an event nor foreign keys: these rows are no business of anybody.
            statement.execute("set session_replication_role = replica");
            statement.execute("select set_config('app.practice_group', '" + group.group + "', false)");
            statement.execute("""
                    create temporary table person as
                    select n, gen_random_uuid() as id, (array['TX', 'FL', 'PA', 'WA', 'TN'])[1 + n %% 5] as state
                    from generate_series(1, %2$d) n;
                    insert into enrolment (id, employee_number, first_name, last_name, position_title, starts_on, version)
                    select id, 'E-' || n, 'Robin', 'Sample ' || n, 'Nurse', '2026-01-05', 0 from person;
                    insert into employment_span (id, enrolment_id, starts_on)
                    select gen_random_uuid(), id, '2026-01-05' from person;
                    insert into tax_jurisdiction (id, enrolment_id, effective_from, work_state, residence_state)
                    select gen_random_uuid(), id, '2026-01-05', state, state from person;
                    insert into pay_terms (id, enrolment_id, effective_from, pay_calendar_id, basis, rate_cents)
                    select gen_random_uuid(), id, '2026-01-05', '%1$s', 'SALARIED', 4500000 + 1000 * (n %% 9000)
                    from person;
                    insert into withholding_certificate (id, enrolment_id, effective_from, form)
                    select gen_random_uuid(), id, '2026-01-05', '{"form":"FROM_2020","filingStatus":"%3$s"}' from person;
                    insert into retirement_election (id, enrolment_id, effective_from, deferral_cents)
                    select gen_random_uuid(), id, '2026-01-05', 15000 from person where n %% 3 = 0;
                    drop table person;
                    analyze;
                    """.formatted(calendar, employees, "SINGLE_OR_MARRIED_FILING_SEPARATELY"));
        }
    }
}
