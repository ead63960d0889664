package org.openpractice.staff.employee;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Arrays;

/**
 * A social security number as it is stored.
 *
 * @param sealed encrypted, bound to the row it stands in
 * @param index keyed hash, equal for equal numbers within the practice group, for uniqueness
 */
@Embeddable
public record SealedSsn(
        @Column(name = "ssn_sealed", nullable = false) byte[] sealed,
        @Column(name = "ssn_index", nullable = false) byte[] index) {

    /** Whether both hold the same number; the encrypted form differs each time it is made. */
    public boolean holdsSameAs(SealedSsn other) {
        return Arrays.equals(index, other.index);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedSsn that
                && Arrays.equals(sealed, that.sealed)
                && Arrays.equals(index, that.index);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(index);
    }

    @Override
    public String toString() {
        return "SealedSsn[hidden]";
    }
}
