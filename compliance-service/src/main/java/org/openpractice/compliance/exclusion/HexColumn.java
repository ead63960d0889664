package org.openpractice.compliance.exclusion;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.HexFormat;

/** A digest: hexadecimal in code and on the screen, bytes in the database. */
@Converter
class HexColumn implements AttributeConverter<String, byte[]> {

    @Override
    public byte[] convertToDatabaseColumn(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String convertToEntityAttribute(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
