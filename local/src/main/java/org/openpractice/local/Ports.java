package org.openpractice.local;

import java.util.HashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/**
 * Which part listens where. A port asked for must be free; the ports of the last time are taken again where they
 * still are, so that addresses stay the same; all others are whatever is free.
 */
final class Ports {

    static final String FILE = "ports.properties";

    private final DataFolder folder;
    private final Properties known;
    private final Set<Integer> taken = new HashSet<>();

    Ports(DataFolder folder) {
        this.folder = folder;
        this.known = folder.read(FILE).orElseGet(Properties::new);
    }

    /**
     * @param wanted the port asked for on the command line, 0 for none; the environment variable {@code
     *     OPENPRACTICE_<PART>_PORT} asks as well
     * @param preferred taken if nothing else is known and it is free; 0 for none
     */
    synchronized int of(String part, int wanted, int preferred) {
        int asked = wanted != 0 ? wanted : fromEnvironment(part);
        int port;
        if (asked != 0) {
            if (!FreePort.isFree(asked)) {
                throw new StartFailure("Port " + asked + ", asked for " + part + ", is taken by another program");
            }
            port = asked;
        } else {
            port = usual(part, preferred);
        }
        taken.add(port);
        known.setProperty(part, Integer.toString(port));
        folder.write(FILE, known);
        return port;
    }

    private int usual(String part, int preferred) {
        int last = Integer.parseInt(known.getProperty(part, Integer.toString(preferred)));
        if (last != 0 && !taken.contains(last) && FreePort.isFree(last)) {
            return last;
        }
        int port = FreePort.find();
        while (taken.contains(port)) {
            port = FreePort.find();
        }
        return port;
    }

    private static int fromEnvironment(String part) {
        String name = "OPENPRACTICE_" + part.toUpperCase(Locale.ROOT) + "_PORT";
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            return 0;
        }
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new StartFailure(name + " is not a port number: " + value, e);
        }
    }
}
