package org.openpractice.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML as OpenAPI has it, YAML 1.2: a time such as 13:45:30 or a day is a text. What is written quotes such texts for readers of
 * YAML 1.1.
 */
final class ApiYaml {

    private static final ObjectMapper TREES = new ObjectMapper();

    private ApiYaml() {}

    /**
     * @param text YAML, or JSON, which is YAML
     * @throws IllegalArgumentException with the place where it is neither
     */
    static JsonNode read(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var dumping = new DumperOptions();
        try {
            return TREES.valueToTree(
                    new Yaml(new SafeConstructor(options), new Representer(dumping), dumping, options, new Core())
                            .load(text));
        } catch (YAMLException e) {
            throw new IllegalArgumentException("This is not YAML: " + e.getMessage(), e);
        }
    }

    static String write(JsonNode node) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        // A changed sentence is one changed line.
        options.setSplitLines(false);
        return new Yaml(options).dump(TREES.convertValue(node, Object.class));
    }

    /** What a plain text stands for by the core schema of YAML 1.2. */
    private static final class Core extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
            addImplicitResolver(Tag.INT, Pattern.compile("-?(0|[1-9][0-9]*)"), "-0123456789");
            addImplicitResolver(Tag.FLOAT, Pattern.compile("-?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]+)?"), "-0123456789");
            addImplicitResolver(Tag.NULL, Pattern.compile("null|~|"), "n~\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}
