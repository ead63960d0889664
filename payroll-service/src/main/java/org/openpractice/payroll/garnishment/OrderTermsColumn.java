package org.openpractice.payroll.garnishment;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import org.openpractice.platform.json.JsonColumn;

/** Keeps the terms of an order as JSON, in the shape in which they were given. */
@Converter
class OrderTermsColumn extends JsonColumn<OrderTerms> {

    public OrderTermsColumn() {
        super(OrderJson.MAPPER, new TypeReference<>() {}, "Terms of a garnishment order");
    }
}
