package org.openpractice.billing.remittance;

import org.jspecify.annotations.Nullable;
import org.openpractice.billing.x12.Position;
import org.openpractice.contracts.Money;

/**
 * A payment does not follow from its charges and adjustments: 005010X221A1 section 1.10.2 requires service line, claim and
 * transaction to balance to the cent.
 */
final class UnbalancedRemittance extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Level level;
    private final transient Position position;
    private final transient Money stated;
    private final transient Money computed;
    private final @Nullable String patientControlNumber;

    UnbalancedRemittance(
            Level level, Position position, Money stated, Money computed, @Nullable String patientControlNumber) {
        super(position + ": " + level.rule + " does not hold: stated " + stated.amount() + ", computed "
                + computed.amount() + ", difference "
                + stated.minus(computed).amount());
        this.level = level;
        this.position = position;
        this.stated = stated;
        this.computed = computed;
        this.patientControlNumber = patientControlNumber;
    }

    public Level level() {
        return level;
    }

    /** The amount that was stated: SVC03, CLP04 or BPR02. */
    public Position position() {
        return position;
    }

    public Money stated() {
        return stated;
    }

    public Money computed() {
        return computed;
    }

    /** Stated minus computed. */
    public Money difference() {
        return stated.minus(computed);
    }

    /** The claim it is about; null at transaction level. */
    public @Nullable String patientControlNumber() {
        return patientControlNumber;
    }

    /** Where a remittance must balance. */
    public enum Level {
        LINE("SVC02 - sum of the line's CAS = SVC03"),
        CLAIM("CLP03 - sum of the CAS of claim and lines = CLP04"),
        TRANSACTION("sum of CLP04 - sum of PLB = BPR02");

        private final String rule;

        Level(String rule) {
            this.rule = rule;
        }

        public String rule() {
            return rule;
        }
    }
}
