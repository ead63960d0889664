package org.openpractice.platform.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The one font of all documents: Liberation Sans, which PDFBox brings along. It is embedded, so that a document looks the
 * same on every machine; fonts of the machine that draws it are never asked for. Bold is the same font, drawn heavier.
 */
final class DocumentFont {

    static final String FAMILY = "Liberation Sans";
    /** Stands for a character that the font lacks. */
    static final char BOX = '\u25A1';

    private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final DocumentFont FONT = new DocumentFont();

    private final byte[] bytes;
    private final CmapLookup glyphs;

    private DocumentFont() {
        try (var stream = PDDocument.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException("The font of PDFBox is missing");
            }
            bytes = stream.readAllBytes();
            try (var font = new TTFParser().parse(new RandomAccessReadBuffer(bytes))) {
                glyphs = font.getUnicodeCmapLookup();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The font of PDFBox cannot be read", e);
        }
    }

    static InputStream stream() {
        return new ByteArrayInputStream(FONT.bytes);
    }

    /**
     * Whether text with that character can be read as it was written. Scripts from right to left count as lacking: their
     * letters would stand in the wrong order.
     */
    static boolean shows(int codePoint) {
        return FONT.glyphs.getGlyphId(codePoint) != 0
                && switch (Character.getDirectionality(codePoint)) {
                    case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> false;
                    default -> true;
                };
    }
}
