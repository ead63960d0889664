package org.openpractice.payroll.filing;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * States whose loans for unemployment benefits lower the credit against FUTA (IRC 3302(c)(2)), by year. The list of a year
 * is fixed on 10 November; a year that is not here is not known.
 */
final class CreditReductions {

    /** @param states what is taken off the credit of 5.4 %, by state */
    record OfYear(String source, Map<String, BigDecimal> states) {}

    private static final Map<Integer, OfYear> YEARS = read();

    private CreditReductions() {}

    static Optional<OfYear> of(int year) {
        return Optional.ofNullable(YEARS.get(year));
    }

    private static Map<Integer, OfYear> read() {
        var json = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .build();
        try (var stream = CreditReductions.class.getResourceAsStream("/filing/credit-reductions.json")) {
            if (stream == null) {
                throw new IllegalStateException("The list of credit reductions is missing");
            }
            var years = new TreeMap<Integer, OfYear>();
            json.readTree(stream).properties().forEach(year -> {
                var states = new TreeMap<String, BigDecimal>();
                year.getValue()
                        .path("states")
                        .properties()
                        .forEach(state -> states.put(
                                state.getKey(), new BigDecimal(state.getValue().asText())));
                years.put(
                        Integer.valueOf(year.getKey()),
                        new OfYear(year.getValue().path("source").asText(), Map.copyOf(states)));
            });
            return Map.copyOf(years);
        } catch (IOException e) {
            throw new UncheckedIOException("The list of credit reductions cannot be read", e);
        }
    }
}
