package org.openpractice.payroll.run;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.platform.identity.Acting;
import org.openpractice.platform.identity.Actor;

/**
 * The people of a run, partition by partition in the order of their ids, each calculated. The next partitions are read and
 * calculated while one is written.
 */
@ApplicationScoped
class Partitions {

    /** How many are calculated side by side; two keep a database and the cores of a small machine busy. */
    private static final int SIDE_BY_SIDE = 2;

    /**
     * @param last person of it, in the order of ids
     * @param people how many it has; whoever has nothing to be paid has no paycheck
     */
    record Partition(UUID last, int people, List<CalculatedPaycheck> paychecks) {}

    private final PayRuns runs;
    private final PayeesOfRuns payees;
    private final PayTables tables;
    private final Actor actor;
    private final jakarta.inject.Provider<Integer> size;

    Partitions(
            PayRuns runs,
            PayeesOfRuns payees,
            PayTables tables,
            Actor actor,
            @ConfigProperty(name = "openpractice.payroll.partition-size", defaultValue = "1000")
                    jakarta.inject.Provider<Integer> size) {
        this.runs = runs;
        this.payees = payees;
        this.tables = tables;
        this.actor = actor;
        this.size = size;
    }

    /** Those after one person; to be closed. */
    Ahead after(UUID payRunId, UUID person) {
        return new Ahead(payRunId, person);
    }

    /** The partitions in their order, some of them under way. */
    final class Ahead implements AutoCloseable {

        private final UUID payRunId;
        private final Acting acting = actor.acting();
        private final ExecutorService hands = Executors.newFixedThreadPool(
                SIDE_BY_SIDE, Thread.ofPlatform().name("partition-", 1).daemon().factory());
        private final Queue<Future<Partition>> underWay = new ArrayDeque<>();
        private @Nullable UUID after;

        private Ahead(UUID payRunId, UUID after) {
            this.payRunId = payRunId;
            this.after = after;
        }

        /** The next one; null after the last. */
        @Nullable
        Partition next() {
            while (after != null && underWay.size() < SIDE_BY_SIDE) {
                begin(after);
            }
            var first = underWay.poll();
            if (first == null) {
                return null;
            }
            try {
                return first.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Stopped while a partition was calculated", e);
            }
        }

        private void begin(UUID last) {
            var people =
                    QuarkusTransaction.requiringNew().call(() -> payees.after(runs.get(payRunId), last, size.get()));
            if (people.isEmpty()) {
                after = null;
                return;
            }
            after = people.getLast().id();
            underWay.add(hands.submit(() -> actor.as(acting, () -> calculated(people))));
        }

        private Partition calculated(List<Enrollment> people) {
            var paychecks = QuarkusTransaction.requiringNew().call(() -> paychecks(runs.get(payRunId), people));
            return new Partition(people.getLast().id(), people.size(), paychecks);
        }

        @Override
        public void close() {
            hands.shutdownNow();
            hands.close();
        }
    }

    private List<CalculatedPaycheck> paychecks(PayRun run, List<Enrollment> people) {
        return payees.gather(run, people).stream()
                .map(candidate -> candidate.calculate(tables))
                .toList();
    }
}
