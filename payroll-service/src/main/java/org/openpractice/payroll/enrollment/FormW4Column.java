package org.openpractice.payroll.enrollment;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.Converter;
import org.openpractice.payroll.withholding.FormW4;
import org.openpractice.platform.json.JsonColumn;

/** Keeps a Form W-4 as JSON, in the shape in which it was given. */
@Converter
class FormW4Column extends JsonColumn<FormW4> {

    public FormW4Column() {
        super(JsonMapper.builder().build(), new TypeReference<>() {}, "A Form W-4");
    }
}
