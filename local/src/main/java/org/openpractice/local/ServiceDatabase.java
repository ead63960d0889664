package org.openpractice.local;

/**
 * One service's database and its three roles: the owner migrates, the application works and owns nothing, the
 * relay reads and marks the outbox and owns nothing.
 */
public record ServiceDatabase(
        String jdbcUrl,
        String owner,
        String ownerPassword,
        String app,
        String appPassword,
        String relay,
        String relayPassword) {

    /** The passwords of the three roles. */
    public record Passwords(String owner, String app, String relay) {
        @Override
        public String toString() {
            return "Passwords[***]";
        }
    }

    @Override
    public String toString() {
        return "ServiceDatabase[" + jdbcUrl + "]";
    }
}
