package org.openpractice.payroll.login;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.contracts.staff.LoginEvent;
import org.openpractice.contracts.staff.LoginEvent.EmployeeLoginLinked;
import org.openpractice.contracts.staff.LoginEvent.EmployeeLoginUnlinked;
import org.openpractice.platform.sql.Sql;

/**
 * Links of logins and employees. Facts come in order for one employee, not across two: a login that went from one to another
 * may stand at both for a moment, and then the later link holds.
 */
@ApplicationScoped
public class EmployeeLogins {

    private final Sql sql;

    EmployeeLogins(Sql sql) {
        this.sql = sql;
    }

    /** Takes a fact in. */
    public void follow(LoginEvent event) {
        switch (event) {
            case EmployeeLoginLinked linked -> link(linked);
            case EmployeeLoginUnlinked unlinked ->
                sql.update("delete from employee_login where employee_id = :employee and user_id = :user")
                        .set("employee", unlinked.employeeId())
                        .set("user", unlinked.userId())
                        .run();
        }
    }

    /** What a login was linked to before is forgotten, so that the end of a link never brings an older one back. */
    private void link(EmployeeLoginLinked linked) {
        sql.update("""
                        delete from employee_login
                        where user_id = :user and employee_id <> :employee and linked_at < :at
                        """)
                .set("employee", linked.employeeId())
                .set("user", linked.userId())
                .set("at", linked.linkedAt())
                .run();
        sql.update("""
                        insert into employee_login (employee_id, user_id, linked_at)
                        values (:employee, :user, :at)
                        on conflict (practice_group_id, employee_id)
                            do update set user_id = excluded.user_id, linked_at = excluded.linked_at
                        """)
                .set("employee", linked.employeeId())
                .set("user", linked.userId())
                .set("at", linked.linkedAt())
                .run();
    }

    /** The employee of a login. */
    Optional<UUID> employee(String userId) {
        return sql.query("select employee_id from employee_login where user_id = :user order by linked_at desc limit 1")
                .set("user", userId)
                .first(row -> row.uuid("employee_id"));
    }
}
