package org.openpractice.payroll.compensation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.Converter;
import java.util.List;
import org.openpractice.platform.json.JsonColumn;
import org.openpractice.platform.trace.Trace;

/** Keeps the trace of a settlement as JSON. */
@Converter
class SettlementTraceColumn extends JsonColumn<List<Trace.Line>> {

    public SettlementTraceColumn() {
        super(JsonMapper.builder().build(), new TypeReference<>() {}, "A trace");
    }
}
