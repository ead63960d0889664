package org.openpractice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openpractice.platform.problem.ConstraintProblems;

/**
 * Holds what the features name against the migrated database: a constraint that was renamed would turn its refusal into a
 * {@code concurrent-change} and nobody would see it. A service's test extends this as a {@code @QuarkusTest}.
 */
public abstract class ConstraintRules {

    @Inject
    Instance<ConstraintProblems> features;

    @Test
    void everyConstraintThatAFeatureNamesIsInTheDatabase() {
        assertThat(constraints()).containsAll(named());
    }

    @Test
    void noConstraintIsNamedByTwoFeatures() {
        assertThat(named()).doesNotHaveDuplicates();
    }

    private List<String> named() {
        return features.stream()
                .flatMap(feature -> feature.byConstraint().keySet().stream())
                .toList();
    }

    private static List<String> constraints() {
        try (var connection = Infrastructure.superuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select conname from pg_constraint
                        union select c.relname from pg_class c join pg_index i on i.indexrelid = c.oid and i.indisunique
                        """)) {
            var names = new ArrayList<String>();
            while (row.next()) {
                names.add(row.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
