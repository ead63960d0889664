package org.openpractice.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads YAML and finds its way in it. */
final class Yaml {

    private Yaml() {}

    static List<Map<String, Object>> documents(String text) {
        var documents = new ArrayList<Map<String, Object>>();
        for (Object document : new org.yaml.snakeyaml.Yaml(new SafeConstructor(strict())).loadAll(text)) {
            if (document != null) {
                documents.add(map(document));
            }
        }
        return documents;
    }

    private static LoaderOptions strict() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return options;
    }

    @SuppressWarnings("unchecked") // keys of ours are texts
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked") // the caller knows what it lists
    static <T> List<T> list(Object value) {
        return value == null ? List.of() : (List<T>) value;
    }

    /** The value at that path of keys; numbers are places in lists. Null when there is none. */
    static Object at(Object value, Object... path) {
        Object current = value;
        for (Object step : path) {
            if (current instanceof Map<?, ?> map) {
                current = map.get(step);
            } else if (current instanceof List<?> list && step instanceof Integer place && place < list.size()) {
                current = list.get(place);
            } else {
                return null;
            }
        }
        return current;
    }

    static String text(Object value, Object... path) {
        return String.valueOf(at(value, path));
    }
}
