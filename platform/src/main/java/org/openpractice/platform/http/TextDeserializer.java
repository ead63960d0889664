package org.openpractice.platform.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.text.HasLines;
import org.openpractice.platform.text.TextRule;

/** Reads a text of a request by the rule of its field. */
final class TextDeserializer extends StdScalarDeserializer<String> implements ContextualDeserializer {

    private static final long serialVersionUID = 1L;

    private final TextRule rule;

    TextDeserializer() {
        this(TextRule.LINE);
    }

    private TextDeserializer(TextRule rule) {
        super(String.class);
        this.rule = rule;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        return property != null && property.getAnnotation(HasLines.class) != null
                ? new TextDeserializer(TextRule.LINES)
                : this;
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        var text = StringDeserializer.instance.deserialize(parser, context);
        var flaw = text == null ? null : rule.flawOfKept(text);
        if (flaw != null) {
            var refused = new IllegalArgumentException(flaw + "; " + rule.expectation());
            throw JsonMappingException.from(parser, refused.getMessage(), refused);
        }
        return text;
    }
}
