package org.openpractice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Inject;
import jakarta.persistence.Embeddable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.entity.AbstractEntityPersister;
import org.junit.jupiter.api.Test;

/**
 * Holds what entities change of themselves against what the service's database role may change: a column that a behavior
 * writes and no migration granted is found here, and not by the first person who uses the behavior. A service's test extends
 * this as a {@code @QuarkusTest}.
 */
public abstract class GrantRules {

    @Inject
    SessionFactory sessions;

    @Inject
    DataSource database;

    /** A column that some behavior of an entity writes. */
    private record Written(String entity, String table, String column) {

        @Override
        public String toString() {
            return "%s writes %s.%s".formatted(entity, table, column);
        }
    }

    @Test
    void theServiceMayUpdateEveryColumnThatABehaviorWrites() throws SQLException {
        var written = written();
        assertThat(written).isNotEmpty();
        var refused = new ArrayList<Written>();
        try (var connection = database.getConnection();
                var privilege = connection.prepareStatement("select has_column_privilege(?::regclass, ?, 'UPDATE')")) {
            for (var each : written) {
                privilege.setString(1, each.table());
                privilege.setString(2, each.column());
                try (var row = privilege.executeQuery()) {
                    row.next();
                    if (!row.getBoolean(1)) {
                        refused.add(each);
                    }
                }
            }
        }
        assertThat(refused)
                .as("columns without the right to update them; a migration grants it")
                .isEmpty();
    }

    private List<Written> written() {
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.openpractice");
        var written = new ArrayList<Written>();
        sessions.unwrap(SessionFactoryImplementor.class).getMappingMetamodel().forEachEntityDescriptor(descriptor -> {
            var entity = (AbstractEntityPersister) descriptor;
            Set<String> changing = new TreeSet<>();
            for (var property : entity.getPropertyNames()) {
                if (entity.getPropertyUpdateability()[entity.getPropertyIndex(property)]
                        && isWritten(property, classes.get(entity.getMappedClass()))) {
                    changing.add(property);
                }
            }
            if (!changing.isEmpty() && entity.isVersioned()) {
                changing.add(entity.getVersionMapping().getVersionAttribute().getAttributeName());
            }
            for (var property : changing) {
                for (var column : entity.getPropertyColumnNames(property)) {
                    if (column != null) {
                        written.add(
                                new Written(entity.getMappedClass().getSimpleName(), entity.getTableName(), column));
                    }
                }
            }
        });
        return written;
    }

    private static boolean isWritten(String property, JavaClass entity) {
        var field = entity.tryGetField(property);
        if (field.isEmpty()) {
            return entity.getRawSuperclass()
                    .map(parent -> isWritten(property, parent))
                    .orElse(false);
        }
        return isWritten(field.get())
                || field.get().getRawType().isAnnotatedWith(Embeddable.class)
                        && field.get().getRawType().getFields().stream().anyMatch(GrantRules::isWritten);
    }

    /** By a behavior: what the constructor alone sets is inserted with the row. */
    private static boolean isWritten(JavaField field) {
        return field.getAccessesToSelf().stream()
                .filter(access -> access.getAccessType() == JavaFieldAccess.AccessType.SET)
                .map(JavaFieldAccess::getOrigin)
                .anyMatch(GrantRules::isBehavior);
    }

    // A static factory finishes a new object, as a constructor does.
    private static boolean isBehavior(JavaCodeUnit code) {
        return code instanceof JavaMethod method && !method.getModifiers().contains(JavaModifier.STATIC);
    }
}
