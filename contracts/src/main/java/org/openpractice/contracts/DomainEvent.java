package org.openpractice.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;

/**
 * A fact about one aggregate, in the past tense, that other services may need.
 *
 * <p>The record holds the fact alone. Its identity, time, practice group, sequence within the aggregate and cause travel
 * beside it as CloudEvents headers. No event carries a social security number, a bank account, clinical text or a
 * patient's name.
 */
public interface DomainEvent {

    /** Topic the fact is published on: {@code <service>.events.v<n>}. */
    @JsonIgnore
    String topic();

    /** Kind of aggregate the fact is about, for example {@code employee}. */
    @JsonIgnore
    String aggregateType();

    /** Aggregate the fact is about: the Kafka key, so that facts of one aggregate keep their order. */
    @JsonIgnore
    UUID aggregateId();

    /** CloudEvents type: the name of the record. */
    @JsonIgnore
    default String type() {
        return getClass().getSimpleName();
    }

    /** Version of the payload's shape; a changed shape is a new record with the next version beside the old one. */
    @JsonIgnore
    default int schemaVersion() {
        return 1;
    }
}
