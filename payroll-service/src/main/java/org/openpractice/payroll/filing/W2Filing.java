package org.openpractice.payroll.filing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;

/**
 * The wage statements of a year as they were put into a file. A filing is prepared as often as need be until one is
 * submitted; from then on differences are corrections (Form W-2c).
 */
@Entity
class W2Filing extends Aggregate {

    private static final String TABLE = "w2_filing";
    private static final String COLUMN = "head_sealed";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private int year;

    private int statements;

    @Column(name = COLUMN)
    private byte[] headSealed;

    private String totals;

    private String preparedBy;

    private Instant preparedAt;

    private @Nullable String submittedBy;

    private @Nullable Instant submittedAt;

    @SuppressWarnings("NullAway.Init")
    protected W2Filing() {}

    W2Filing(UUID id, int year, String head, Efw2.Totals totals, ColumnCipher cipher, String by, Instant at) {
        super(id);
        this.year = year;
        this.statements = totals.statements();
        this.headSealed = cipher.seal(TABLE, COLUMN, id, head);
        this.totals = boxes(totals.boxes());
        this.preparedBy = by;
        this.preparedAt = at;
    }

    static UUID nextId() {
        return Ids.next();
    }

    /** Refuses {@link FilingProblem#W2_FILING_SUBMITTED}. */
    void submit(String by, Instant at) {
        if (submittedAt != null) {
            throw FilingProblem.W2_FILING_SUBMITTED.because("It was marked as submitted at " + submittedAt);
        }
        this.submittedBy = by;
        this.submittedAt = at;
    }

    /** Amounts by box as JSON text, in cents. */
    static String boxes(Map<String, Money> boxes) {
        var cents = new LinkedHashMap<String, Long>();
        boxes.forEach((box, amount) -> cents.put(box, amount.cents()));
        try {
            return JSON.writeValueAsString(cents);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Boxes cannot be written as JSON", e);
        }
    }

    static Map<String, Money> boxes(String json) {
        try {
            var boxes = new LinkedHashMap<String, Money>();
            JSON.readValue(json, new TypeReference<LinkedHashMap<String, Long>>() {})
                    .forEach((box, cents) -> boxes.put(box, Money.ofCents(cents)));
            return boxes;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Boxes cannot be read from JSON", e);
        }
    }

    public int year() {
        return year;
    }

    public int statements() {
        return statements;
    }

    /** The submitter and the employer record. */
    String head(ColumnCipher cipher) {
        return cipher.open(TABLE, COLUMN, id(), headSealed);
    }

    public Map<String, Money> totals() {
        return boxes(totals);
    }

    public String preparedBy() {
        return preparedBy;
    }

    public Instant preparedAt() {
        return preparedAt;
    }

    public @Nullable String submittedBy() {
        return submittedBy;
    }

    public @Nullable Instant submittedAt() {
        return submittedAt;
    }
}
