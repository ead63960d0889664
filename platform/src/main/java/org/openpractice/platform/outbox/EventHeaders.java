package org.openpractice.platform.outbox;

/** Names of the Kafka headers of an event: CloudEvents 1.0 binary mode with this platform's extensions. */
public final class EventHeaders {

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String TIME = "ce_time";
    /** Aggregate id; the record's key too. */
    public static final String SUBJECT = "ce_subject";
    /** Extension: tenant. */
    public static final String PRACTICE_GROUP = "ce_practicegroup";
    /** Extension: kind of aggregate. */
    public static final String AGGREGATE_TYPE = "ce_aggregatetype";
    /** Extension: 1, 2, 3 ... within the aggregate, without a gap. */
    public static final String SEQUENCE = "ce_sequence";
    /** Extension: version of the payload's shape. */
    public static final String SCHEMA_VERSION = "ce_schemaversion";
    /** Extension: id of the causing event; absent when a person or a partner caused it. */
    public static final String CAUSATION_ID = "ce_causationid";
    /** W3C trace context. */
    public static final String TRACEPARENT = "traceparent";

    public static final String CONTENT_TYPE = "content-type";

    private EventHeaders() {}
}
