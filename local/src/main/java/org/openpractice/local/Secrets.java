package org.openpractice.local;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;

/** The secrets of one data folder: made at random the first time, then read from a file only this user can read. */
public final class Secrets {

    /** What every demo person's password is unless {@code OPENPRACTICE_DEMO_PASSWORD} says otherwise at the first start. */
    public static final String DEFAULT_DEMO_PASSWORD = "openpractice-demo";

    static final String FILE = "secrets.properties";

    private final DataFolder folder;
    private final Properties known;
    private final SecureRandom random = new SecureRandom();

    private Secrets(DataFolder folder, Properties known) {
        this.folder = folder;
        this.known = known;
    }

    static Secrets of(DataFolder folder) {
        var secrets = new Secrets(folder, folder.read(FILE).orElseGet(Properties::new));
        secrets.complete();
        return secrets;
    }

    private void complete() {
        byte[] key = bytes(32);
        known.putIfAbsent("master-key", Base64.getEncoder().encodeToString(key));
        String demo = System.getenv("OPENPRACTICE_DEMO_PASSWORD");
        known.putIfAbsent("demo-password", demo == null || demo.isBlank() ? DEFAULT_DEMO_PASSWORD : demo);
        for (String client : new String[] {"gateway", "cli", "partner"}) {
            known.putIfAbsent("client." + client, password());
        }
        for (Service service : Service.values()) {
            if (service.hasDatabase()) {
                for (String role : new String[] {"owner", "app", "relay"}) {
                    known.putIfAbsent("database." + service.slug() + "." + role, password());
                }
            }
        }
        folder.write(FILE, known);
    }

    private String password() {
        return HexFormat.of().formatHex(bytes(20));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private String get(String name) {
        return known.getProperty(name);
    }

    /** 32 bytes in base64, the key that seals the columns' keys. */
    String masterKey() {
        return get("master-key");
    }

    /** The password of all demo people. */
    public String demoPassword() {
        return get("demo-password");
    }

    String gatewayClient() {
        return get("client.gateway");
    }

    /** Secret of the client {@code openpractice-cli}. */
    public String cliClient() {
        return get("client.cli");
    }

    /** Secret of the client {@code partner-clearinghouse}. */
    public String partnerClient() {
        return get("client.partner");
    }

    ServiceDatabase.Passwords database(Service service) {
        String prefix = "database." + service.slug() + ".";
        return new ServiceDatabase.Passwords(get(prefix + "owner"), get(prefix + "app"), get(prefix + "relay"));
    }
}
