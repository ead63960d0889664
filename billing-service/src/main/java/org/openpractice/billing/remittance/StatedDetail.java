package org.openpractice.billing.remittance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.remittance.RemittancePart.ClaimPayment;
import org.openpractice.billing.remittance.RemittancePart.Line;

/** What the payer stated about a claim, as it is kept: without positions but the line's own, amounts as decimals. */
record StatedDetail(List<StatedAdjustment> adjustments, List<StatedLine> lines) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    record StatedAdjustment(String group, String reason, String amount) {

        private static List<StatedAdjustment> of(List<Adjustment> adjustments) {
            return adjustments.stream()
                    .map(stated -> new StatedAdjustment(
                            stated.group(), stated.reason(), stated.amount().amount()))
                    .toList();
        }
    }

    /** @param segment where it stands in the file */
    record StatedLine(
            long segment,
            String procedure,
            String charge,
            String paid,
            String lineControl,
            @Nullable LocalDate serviceDate,
            List<StatedAdjustment> adjustments,
            List<String> remarks) {

        private static StatedLine of(Line line) {
            return new StatedLine(
                    line.position().segment(),
                    line.procedure(),
                    line.charge().amount(),
                    line.paid().amount(),
                    line.lineControl(),
                    line.serviceDate(),
                    StatedAdjustment.of(line.adjustments()),
                    line.remarks());
        }
    }

    static StatedDetail of(ClaimPayment payment) {
        return new StatedDetail(
                StatedAdjustment.of(payment.adjustments()),
                payment.lines().stream().map(StatedLine::of).toList());
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A claim payment cannot be written as JSON", e);
        }
    }
}
