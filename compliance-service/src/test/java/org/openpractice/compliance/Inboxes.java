package org.openpractice.compliance;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.UUID;
import org.openpractice.platform.tenancy.CurrentGroup;

/** How far the service has got with the events of an employee. */
final class Inboxes {

    private Inboxes() {}

    static long lastSequence(UUID group, UUID aggregate) {
        var container = Arc.container();
        var dataSource = container.instance(AgroalDataSource.class).get();
        return container
                .instance(CurrentGroup.class)
                .get()
                .runAs(
                        group,
                        () -> QuarkusTransaction.requiringNew().call(() -> {
                            try (var connection = dataSource.getConnection();
                                    var statement = connection.prepareStatement(
                                            "select last_sequence from inbox_aggregate where channel = 'staff-events' and aggregate_id = ?")) {
                                statement.setObject(1, aggregate);
                                try (var row = statement.executeQuery()) {
                                    return row.next() ? row.getLong(1) : 0;
                                }
                            }
                        }));
    }
}
