package org.openpractice.payroll.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import org.openpractice.contracts.Money;
import org.openpractice.platform.digest.Sha256;
import org.openpractice.platform.money.Rate;

/**
 * A {@link PayInput} as it is kept with its paycheck: JSON, amounts and rates as decimal strings. The same input gives the same text, so
 * that its digest tells whether anything changed.
 */
final class PayInputJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addSerializer(Money.class, new Amount())
                    .addDeserializer(Money.class, new ReadAmount())
                    .addSerializer(Rate.class, new Dollars())
                    .addDeserializer(Rate.class, new ReadRate()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(com.fasterxml.jackson.core.JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private PayInputJson() {}

    static String write(PayInput input) {
        try {
            return JSON.writeValueAsString(input);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The input of a paycheck cannot be written as JSON", e);
        }
    }

    static PayInput read(String kept) {
        try {
            return JSON.readValue(kept, PayInput.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The input of a paycheck cannot be read from JSON", e);
        }
    }

    /** Changes with anything in the text; carries nothing readable. */
    static String digest(String text) {
        return Sha256.hex(text);
    }

    private static final class Amount extends StdSerializer<Money> {
        private Amount() {
            super(Money.class);
        }

        @Override
        public void serialize(Money value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.amount());
        }
    }

    private static final class Dollars extends StdSerializer<Rate> {
        private Dollars() {
            super(Rate.class);
        }

        @Override
        public void serialize(Rate value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.amount());
        }
    }

    private static final class ReadRate extends StdDeserializer<Rate> {
        private ReadRate() {
            super(Rate.class);
        }

        @Override
        public Rate deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return Rate.of(json.getText());
        }
    }

    private static final class ReadAmount extends StdDeserializer<Money> {
        private ReadAmount() {
            super(Money.class);
        }

        @Override
        public Money deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return Money.of(json.getText());
        }
    }
}
