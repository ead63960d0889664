package org.openpractice.billing.remittance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.remittance.RemittancePart.ClaimPayment;
import org.openpractice.billing.remittance.RemittancePart.Line;
import org.openpractice.billing.x12.Position;
import org.openpractice.contracts.Money;
import org.openpractice.platform.sql.Row;

/** What the payer stated about a claim, as it is kept: without positions but the line's own, amounts as decimals. */
record StatedDetail(List<StatedAdjustment> adjustments, List<StatedLine> lines) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    record StatedAdjustment(String group, String reason, String amount) {

        private static List<StatedAdjustment> of(List<Adjustment> adjustments) {
            return adjustments.stream()
                    .map(stated -> new StatedAdjustment(
                            stated.group(), stated.reason(), stated.amount().amount()))
                    .toList();
        }

        private static List<Adjustment> read(List<StatedAdjustment> kept) {
            return kept.stream()
                    .map(each -> new Adjustment(each.group(), each.reason(), Money.of(each.amount())))
                    .toList();
        }
    }

    /** @param segment where it stands in the file */
    record StatedLine(
            long segment,
            String procedure,
            @Nullable String billedProcedure,
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
                    line.billedProcedure(),
                    line.charge().amount(),
                    line.paid().amount(),
                    line.lineControl(),
                    line.serviceDate(),
                    StatedAdjustment.of(line.adjustments()),
                    line.remarks());
        }

        private Line read() {
            return new Line(
                    new Position(segment, 0, "SVC", 0, 0),
                    procedure,
                    billedProcedure == null ? "" : billedProcedure,
                    Money.of(charge),
                    Money.of(paid),
                    lineControl,
                    serviceDate,
                    StatedAdjustment.read(adjustments),
                    remarks);
        }
    }

    static StatedDetail of(ClaimPayment payment) {
        return new StatedDetail(
                StatedAdjustment.of(payment.adjustments()),
                payment.lines().stream().map(StatedLine::of).toList());
    }

    /** The payment as it was stated, of a row that keeps its detail as JSON; whom it names is not kept. */
    static ClaimPayment read(Row row) {
        try {
            var detail = JSON.readValue(row.string("detail"), StatedDetail.class);
            return new ClaimPayment(
                    new Position(row.number("segment"), 0, "CLP", 0, 0),
                    row.string("patient_control_number"),
                    ClaimStatus.of(row.string("status")),
                    row.money("charge_cents"),
                    row.money("paid_cents"),
                    row.money("patient_responsibility_cents"),
                    row.string("payer_control_number"),
                    null,
                    null,
                    null,
                    StatedAdjustment.read(detail.adjustments()),
                    detail.lines().stream().map(StatedLine::read).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A claim payment cannot be read from JSON", e);
        }
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A claim payment cannot be written as JSON", e);
        }
    }
}
