package org.openpractice.platform.attachment;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Map;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.ProblemException;

/**
 * What somebody sends as a file of a type, looked at while it flows by: it ends with a refusal where it is too long or not
 * what it claims to be.
 */
final class CheckedContent extends FilterInputStream {

    private static final int HEAD_BYTES = 64;

    private final AttachmentType type;
    private final long mostBytes;
    private final int unitBytes;
    private final boolean isLowFirst;
    private long taken;
    private int firstByteOfUnit;

    /**
     * @param mostBytes length of the longest file that is taken
     * @throws ProblemException {@code content-not-of-its-type} when the first bytes are another type's
     */
    static InputStream of(InputStream content, AttachmentType type, long mostBytes) throws IOException {
        byte[] head = content.readNBytes(HEAD_BYTES);
        if (head.length == 0) {
            throw mismatch(type, "the file is empty");
        }
        if (!type.canBeginWith(head)) {
            throw mismatch(type, "its first bytes are those of another type");
        }
        if (type.isText() && beginsLikeMarkup(head)) {
            throw mismatch(type, "it begins like a page or an XML document");
        }
        boolean isLowFirst = begins(head, 0xFF, 0xFE);
        int unitBytes = isLowFirst || begins(head, 0xFE, 0xFF) ? 2 : 1;
        return new CheckedContent(
                new SequenceInputStream(new ByteArrayInputStream(head), content),
                type,
                mostBytes,
                unitBytes,
                isLowFirst);
    }

    private CheckedContent(
            InputStream content, AttachmentType type, long mostBytes, int unitBytes, boolean isLowFirst) {
        super(content);
        this.type = type;
        this.mostBytes = mostBytes;
        this.unitBytes = unitBytes;
        this.isLowFirst = isLowFirst;
    }

    private static boolean begins(byte[] head, int first, int second) {
        return head.length >= 2 && (head[0] & 0xFF) == first && (head[1] & 0xFF) == second;
    }

    /** A browser that guesses types would take such a text for a page. */
    private static boolean beginsLikeMarkup(byte[] head) {
        boolean afterBracket = false;
        for (byte next : head) {
            int character = next & 0xFF;
            if (afterBracket && character != 0) {
                return Character.isLetter(character) || character == '!' || character == '?' || character == '/';
            }
            if (character == '<') {
                afterBracket = true;
            } else if (character > ' ' && character < 0x7F) {
                return false;
            }
        }
        return false;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        for (int i = 0; i < read; i++) {
            take(target[offset + i] & 0xFF);
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void take(int next) {
        taken++;
        if (taken > mostBytes) {
            throw PlatformProblem.BODY_TOO_LARGE.because(
                    "an attachment has at most " + mostBytes + " bytes", Map.of("mostBytes", mostBytes));
        }
        if (!type.isText()) {
            return;
        }
        if (unitBytes == 1) {
            refuseControl(next);
        } else if (taken % 2 == 1) {
            firstByteOfUnit = next;
        } else {
            refuseControl(isLowFirst ? next << 8 | firstByteOfUnit : firstByteOfUnit << 8 | next);
        }
    }

    /** Text has no control characters but those that move on; the end-of-file mark of old systems is let pass. */
    private void refuseControl(int character) {
        boolean isControl = character < ' '
                && character != '\t'
                && character != '\n'
                && character != '\r'
                && character != '\f'
                && character != 0x1A;
        if (isControl || character == 0x7F) {
            throw mismatch(type, "it has a control character at byte " + taken);
        }
    }

    static ProblemException mismatch(AttachmentType type, String reason) {
        return PlatformProblem.CONTENT_NOT_OF_ITS_TYPE.because(
                "the content is not " + type.mediaType() + ": " + reason, Map.of("declared", type.mediaType()));
    }
}
