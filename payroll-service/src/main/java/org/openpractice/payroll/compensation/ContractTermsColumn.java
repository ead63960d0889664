package org.openpractice.payroll.compensation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.Converter;
import org.openpractice.platform.json.JsonColumn;

/** Keeps the terms of a contract version as JSON. */
@Converter
class ContractTermsColumn extends JsonColumn<ContractTerms> {

    public ContractTermsColumn() {
        super(JsonMapper.builder().build(), new TypeReference<>() {}, "Contract terms");
    }
}
