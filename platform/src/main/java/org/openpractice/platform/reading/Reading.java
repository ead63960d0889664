package org.openpractice.platform.reading;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.FlushMode;
import org.hibernate.Session;

/** Work that reads thousands of entities and changes none. */
public final class Reading {

    private Reading() {}

    /**
     * Does such work within the current transaction. Hibernate otherwise keeps a copy of everything that is read and
     * compares all of it before each query. What was changed before is written first; what the work itself changes in an
     * entity that it read is lost.
     */
    public static <T> T only(EntityManager entities, Supplier<T> work) {
        var session = entities.unwrap(Session.class);
        session.flush();
        var flushMode = session.getHibernateFlushMode();
        session.setDefaultReadOnly(true);
        session.setHibernateFlushMode(FlushMode.MANUAL);
        try {
            return work.get();
        } finally {
            session.setDefaultReadOnly(false);
            session.setHibernateFlushMode(flushMode);
        }
    }

    /** Ids as the parameter of {@code among} in HQL and {@code = any} in SQL. */
    public static UUID[] ids(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
