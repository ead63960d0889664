package org.openpractice.platform.tenancy;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Unremovable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.openpractice.platform.identity.Actor;

/**
 * Tells PostgreSQL, for each transaction, which practice group it works for.
 *
 * <p>The setting is local to the transaction: on commit it is gone, so a pooled connection never carries it on. Without
 * it the row-level security policies match nothing.
 */
@ApplicationScoped
@Unremovable
class GroupConnections implements AgroalPoolInterceptor {

    private final Actor actor;

    GroupConnections(Actor actor) {
        this.actor = actor;
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        actor.group().ifPresent(group -> enter(connection, group));
    }

    private static void enter(Connection connection, UUID group) {
        if (!QuarkusTransaction.isActive()) {
            // The setting would be gone with the statement that makes it, and every query find nothing.
            throw new IllegalStateException("A practice group's data is read and changed in a transaction only");
        }
        try (var statement = connection.prepareStatement("select set_config('app.practice_group', ?, true)")) {
            statement.setString(1, group.toString());
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("The practice group could not be set on a connection", e);
        }
    }
}
