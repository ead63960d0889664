package org.openpractice.compliance.exclusion;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Files in OIG's format with people who do not exist. */
public final class ListFile {

    private static final String HEADER = ExclusionListReader.COLUMNS.stream()
            .map(column -> '"' + column + '"')
            .collect(Collectors.joining(","));

    private final List<String> rows = new ArrayList<>();

    public static String header() {
        return HEADER;
    }

    /** One row as OIG writes it. */
    public static String row(
            String lastName,
            String firstName,
            String middleName,
            String npi,
            String birthDate,
            String excludedOn,
            String reinstatedOn) {
        return "\"%s\",\"%s\",\"%s\",,\"IND- LIC HC SERV PRO\",\"NURSE/NURSES AIDE\",,\"%s\",\"%s\",\"1 EXAMPLE STREET\",\"SPRINGFIELD\",\"PA\",\"19064\",\"1128a1   \",\"%s\",\"%s\",\"00000000\","
                .formatted(lastName, firstName, middleName, npi, birthDate, excludedOn, reinstatedOn);
    }

    public ListFile person(String lastName, String firstName, String npi, String birthDate) {
        return line(row(lastName, firstName, " ", npi, birthDate, "20200120", "00000000"));
    }

    public ListFile reinstated(String lastName, String firstName, String npi, String birthDate, String reinstatedOn) {
        return line(row(lastName, firstName, " ", npi, birthDate, "20200120", reinstatedOn));
    }

    public ListFile business(String name) {
        return line(
                ",,\" \",\"%s\",\"OTHER BUSINESS\",,,\"0000000000\",,\"2 EXAMPLE STREET\",\"SPRINGFIELD\",\"PA\",\"19064\",\"1128b8\",\"20110920\",\"00000000\",\"00000000\","
                        .formatted(name));
    }

    public ListFile line(String line) {
        rows.add(line);
        return this;
    }

    public List<String> rows() {
        return rows;
    }

    public String text() {
        return HEADER + "\r\n" + rows.stream().map(row -> row + "\r\n").collect(Collectors.joining());
    }

    public InputStream stream() {
        return new ByteArrayInputStream(text().getBytes(StandardCharsets.UTF_8));
    }

    /** A full list of that many generated people, made while it is read. */
    public static InputStream ofPeople(int count) {
        return new InputStream() {
            private byte[] line = (HEADER + "\r\n").getBytes(StandardCharsets.UTF_8);
            private int position;
            private int made;

            @Override
            public int read() {
                if (position == line.length) {
                    if (made == count) {
                        return -1;
                    }
                    line = generated(made++).getBytes(StandardCharsets.UTF_8);
                    position = 0;
                }
                return line[position++];
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int taken = 0;
                for (; taken < length; taken++) {
                    int next = read();
                    if (next < 0) {
                        return taken == 0 ? -1 : taken;
                    }
                    buffer[offset + taken] = (byte) next;
                }
                return taken;
            }
        };
    }

    private static String generated(int number) {
        var letters = Integer.toString(number, 26)
                .chars()
                .map(c -> c <= '9' ? c - '0' + 'A' : c - 'a' + 'K')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        var born = "%04d%02d%02d".formatted(1940 + number % 50, 1 + number % 12, 1 + number % 28);
        return row("TEST" + letters, "PERSON" + letters.reverse(), " ", "0000000000", born, "20200120", "00000000")
                + "\r\n";
    }
}
