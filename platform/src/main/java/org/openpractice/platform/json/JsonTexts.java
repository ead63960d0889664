package org.openpractice.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The texts of a JSON tree, however deep they stand. */
public final class JsonTexts {

    private final Function<String, @Nullable String> flawOf;
    private final SortedMap<String, String> flaws = new TreeMap<>();

    private JsonTexts(Function<String, @Nullable String> flawOf) {
        this.flawOf = flawOf;
    }

    /**
     * Takes texts out of a tree, null stands in their place then, and fields whose names are such texts.
     *
     * @param flawOf what is wrong with a text; null when nothing is
     * @return the flaws by the paths of their fields, for example {@code lines[2].note}; a name's by the path of its record
     */
    public static SortedMap<String, String> takeOut(JsonNode tree, Function<String, @Nullable String> flawOf) {
        var texts = new JsonTexts(flawOf);
        if (texts.isFlawed(tree, "")) {
            throw new IllegalArgumentException("A text is no tree");
        }
        return texts.flaws;
    }

    private boolean isFlawed(JsonNode value, String path) {
        switch (value) {
            case ObjectNode object -> fields(object, path);
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    if (isFlawed(array.get(i), path + "[" + i + "]")) {
                        array.set(i, NullNode.getInstance());
                    }
                }
            }
            default -> {
                var flaw = value.isTextual() ? flawOf.apply(value.textValue()) : null;
                if (flaw != null) {
                    flaws.put(path, flaw);
                }
                return flaw != null;
            }
        }
        return false;
    }

    private void fields(ObjectNode object, String path) {
        for (String name : object.properties().stream().map(Map.Entry::getKey).toList()) {
            var flaw = flawOf.apply(name);
            if (flaw != null) {
                flaws.put(path, "the name of a field " + flaw);
                object.remove(name);
            } else if (isFlawed(object.path(name), path.isEmpty() ? name : path + "." + name)) {
                object.set(name, NullNode.getInstance());
            }
        }
    }
}
