package org.openpractice.payroll.enrollment;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.Converter;
import org.openpractice.payroll.statetax.StateClaims;
import org.openpractice.platform.json.JsonColumn;

/** Keeps the entries of a state's certificate as JSON, in the shape in which they were given. */
@Converter
class StateClaimsColumn extends JsonColumn<StateClaims> {

    public StateClaimsColumn() {
        super(JsonMapper.builder().build(), new TypeReference<>() {}, "The entries of a state certificate");
    }
}
