package org.openpractice.local;

/**
 * What the services stand on: PostgreSQL, Kafka and Keycloak, run by somebody else. Each starts when it is first asked for;
 * different ones may be asked for at the same time.
 */
public interface Foundation extends AutoCloseable {

    /** An empty server whose databases are the caller's. */
    PostgresAccess postgresql();

    /** Bootstrap servers, {@code host:port}, of a broker without topics. */
    String kafka();

    /** Address of a Keycloak with this realm, {@code http://host:port}. */
    String keycloak(Realm realm);

    @Override
    void close();
}
