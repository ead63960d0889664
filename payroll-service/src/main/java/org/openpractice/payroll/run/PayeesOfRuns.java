package org.openpractice.payroll.run;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.platform.reading.Reading;

/** Whom runs may have to pay: the payees of a run are chosen here, by its kind. */
@ApplicationScoped
class PayeesOfRuns {

    private final EntityManager entities;
    private final Map<PayRun.Kind, Payees> byKind = new EnumMap<>(PayRun.Kind.class);

    PayeesOfRuns(EntityManager entities, @All List<Payees> all) {
        this.entities = entities;
        for (var payees : all) {
            for (var kind : payees.kinds()) {
                if (byKind.put(kind, payees) != null) {
                    throw new IllegalStateException("Two beans know whom a %s run pays".formatted(kind));
                }
            }
        }
        for (var kind : PayRun.Kind.values()) {
            // What a former provider paid is calculated nowhere.
            if (kind != PayRun.Kind.TAKE_OVER && !byKind.containsKey(kind)) {
                throw new IllegalStateException("Nobody knows whom a %s run pays".formatted(kind));
            }
        }
    }

    long count(PayRun run) {
        return of(run).count(run);
    }

    List<Enrollment> after(PayRun run, UUID last, int atMost) {
        return of(run).after(run, last, atMost);
    }

    List<Candidate> gather(PayRun run, List<Enrollment> people) {
        return Reading.only(entities, () -> of(run).gather(run, people));
    }

    private Payees of(PayRun run) {
        var payees = byKind.get(run.kind());
        if (payees == null) {
            throw new IllegalStateException("Nobody knows whom a %s run pays".formatted(run.kind()));
        }
        return payees;
    }
}
