package org.openpractice.platform.tenancy;

import jakarta.persistence.EntityManager;

/** Makes transactions of one practice group wait for each other. */
public final class GroupLock {

    private GroupLock() {}

    /**
     * Holds the lock of a name until the transaction ends; other groups have one of their own.
     *
     * @param name what is done by one transaction at a time, for example {@code pay-run}
     */
    public static void hold(EntityManager entities, String name) {
        entities.createNativeQuery(
                        "select pg_advisory_xact_lock(hashtextextended(:name || '|' || current_practice_group(), 0))",
                        Object.class)
                .setParameter("name", name)
                .getSingleResult();
    }
}
