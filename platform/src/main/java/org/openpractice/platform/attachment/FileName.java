package org.openpractice.platform.attachment;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * A name that any file system takes and nobody is deceived by: no path, no control characters, none that turn the direction
 * of the text (which would show {@code exe.pdf} where {@code fdp.exe} stands), at most 255 bytes, an ending that fits the
 * content.
 */
record FileName(String text) {

    static final int MOST_BYTES = 255;

    private static final String RESERVED = "<>:\"|?*";

    /** Names that Windows takes for devices, whatever their ending. */
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    /** What becomes of the name that somebody gave a file of that type. */
    static FileName of(String given, AttachmentType type) {
        String name = stem(plain(lastStep(given)), type);
        String ending = "." + extension(given, type);
        return new FileName(cut(name, MOST_BYTES - ending.length()) + ending);
    }

    private static String lastStep(String given) {
        return given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    }

    private static String plain(String name) {
        var plain = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFC).codePoints().forEach(point -> {
            switch (Character.getType(point)) {
                // Format characters are invisible; among them are those that turn the direction.
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED -> {}
                case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR ->
                    plain.append(' ');
                default -> plain.appendCodePoint(RESERVED.indexOf(point) >= 0 ? '_' : point);
            }
        });
        return plain.toString();
    }

    /** Without an ending that the type has anyway; another ending stays part of the name and so harmless. */
    private static String stem(String name, AttachmentType type) {
        int dot = name.lastIndexOf('.');
        boolean fits = dot >= 0
                && type.extensions().contains(name.substring(dot + 1).strip().toLowerCase(Locale.ROOT));
        String stem = (fits ? name.substring(0, dot) : name).replaceAll("^[. ]+|[. ]+$", "");
        if (stem.isEmpty()) {
            return "file";
        }
        int firstDot = stem.indexOf('.');
        var device = (firstDot < 0 ? stem : stem.substring(0, firstDot)).strip().toLowerCase(Locale.ROOT);
        return DEVICES.contains(device) ? "_" + stem : stem;
    }

    private static String extension(String given, AttachmentType type) {
        String ending = given.substring(given.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT);
        return type.extensions().contains(ending) ? ending : type.extensions().getFirst();
    }

    private static String cut(String name, int bytes) {
        var cut = new StringBuilder();
        int length = 0;
        for (int point : name.codePoints().toArray()) {
            length += Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (length > bytes) {
                break;
            }
            cut.appendCodePoint(point);
        }
        return cut.toString().stripTrailing();
    }

    /** The header that makes a browser keep the file under its name and not show it (RFC 6266, RFC 8187). */
    String contentDisposition() {
        var ascii = new StringBuilder();
        text.codePoints().forEach(point -> ascii.append(point < 0x80 && point != '%' ? (char) point : '_'));
        var encoded = new StringBuilder();
        for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
            if ((next >= '0' && next <= '9')
                    || (next >= 'A' && next <= 'Z')
                    || (next >= 'a' && next <= 'z')
                    || next == '.'
                    || next == '-'
                    || next == '_') {
                encoded.append((char) next);
            } else {
                encoded.append('%').append(String.format(Locale.ROOT, "%02X", next & 0xFF));
            }
        }
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
    }
}
