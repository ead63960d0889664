package org.openpractice.platform.attachment;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.ProblemException;

/**
 * Looks through the ZIP file that an Office document is (ECMA-376 part 2), entry by entry, keeping nothing of it. It stops
 * unpacking long before a bomb is felt; archives within the archive are not opened.
 */
final class OfficePackage {

    private static final String CONTENT_TYPES = "[Content_Types].xml";

    /** The end record of a ZIP file without comment: Office writes none. */
    private static final int END_BYTES = 22;

    private static final int END_OF_DIRECTORY = 0x06054b50;
    private static final int ENTRIES_AT = 10;

    private static final int MOST_ENTRIES = 10_000;
    private static final long MOST_UNPACKED = 512L * 1024 * 1024;

    /** Real documents reach some fifty; deflate ends at about a thousand. */
    private static final int MOST_TIMES = 100;

    /** A small file of blanks packs very well and harms nobody. */
    private static final long HARMLESS = 8L * 1024 * 1024;

    private final AttachmentType type;
    private final String folder;
    private final Counted packed;
    private final byte[] buffer = new byte[16 * 1024];
    private long unpacked;

    private OfficePackage(AttachmentType type, String folder, InputStream content) {
        this.type = type;
        this.folder = folder;
        this.packed = new Counted(content);
    }

    /**
     * @throws ProblemException {@code content-not-of-its-type} when it is no such document, {@code content-unsafe} when it is
     *     a bomb, or carries macros or names that leave the folder it is unpacked to
     */
    static void check(AttachmentType type, String folder, InputStream content) {
        try (content) {
            new OfficePackage(type, folder, content).check();
        } catch (ZipException | java.io.EOFException e) {
            throw CheckedContent.mismatch(type, "its ZIP file is broken or encrypted");
        } catch (IllegalArgumentException e) {
            throw CheckedContent.mismatch(type, "its ZIP file has a name that is no text");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void check() throws IOException {
        boolean hasContentTypes = false;
        boolean hasMainPart = false;
        int entries = 0;
        // Not closed: what it leaves of the file is read on below.
        var zip = new ZipInputStream(packed);
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            var name = entry.getName();
            if (++entries > MOST_ENTRIES) {
                throw unsafe("it has more than " + MOST_ENTRIES + " entries");
            }
            if (name.startsWith("/") || name.contains("\\") || name.contains("..") || name.contains(":")) {
                throw unsafe("it has an entry whose name leads out of it");
            }
            if (name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
                throw unsafe("it has macros");
            }
            hasContentTypes |= name.equals(CONTENT_TYPES);
            hasMainPart |= name.startsWith(folder);
            unpack(zip);
        }
        if (entries != entriesListed()) {
            throw CheckedContent.mismatch(type, "its ZIP file is not whole");
        }
        if (!hasContentTypes || !hasMainPart) {
            throw CheckedContent.mismatch(type, "its ZIP file is no such Office document");
        }
    }

    /**
     * How many entries the directory at the end of the file has; what else there is, between the entries or behind them, would
     * be opened by others without having been looked at here.
     */
    private int entriesListed() throws IOException {
        packed.transferTo(OutputStream.nullOutputStream());
        var end = ByteBuffer.wrap(packed.last).order(ByteOrder.LITTLE_ENDIAN);
        return end.getInt(0) == END_OF_DIRECTORY ? end.getShort(ENTRIES_AT) : -1;
    }

    private void unpack(ZipInputStream zip) throws IOException {
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
            unpacked += read;
            if (unpacked > MOST_UNPACKED || (unpacked > HARMLESS && unpacked > MOST_TIMES * packed.count)) {
                throw unsafe("it unpacks to far more than it is");
            }
        }
    }

    private static ProblemException unsafe(String reason) {
        return PlatformProblem.CONTENT_UNSAFE.because("the document is not taken: " + reason, Map.of());
    }

    private static final class Counted extends FilterInputStream {
        private final byte[] last = new byte[END_BYTES];
        private long count;

        Counted(InputStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            if (read > 0) {
                count += read;
                int kept = Math.min(read, END_BYTES);
                System.arraycopy(last, kept, last, 0, END_BYTES - kept);
                System.arraycopy(target, offset + read - kept, last, END_BYTES - kept, kept);
            }
            return read;
        }
    }
}
