package org.openpractice.payroll.filing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The layout of an EFW2 file as Publication 42-007 of the Social Security Administration prints it, written down apart
 * from the code that writes files, and a reader that checks one against it. Positions count from 1.
 */
final class Efw2Layout {

    /** Name, first and last position, kind: T text, D digits, M money, B blank, F a flag of 0 or 1. */
    private static final String RA = """
            identifier 1-2 T|ein 3-11 D|user 12-19 T|vendor 20-23 B|blank 24-28 B|resubmission 29-29 F|wfid 30-35 B
            software 36-37 D|company 38-94 T|location 95-116 T|delivery 117-138 T|city 139-160 T|state 161-162 T
            zip 163-167 D|zip4 168-171 T|blank 172-176 B|foreign 177-216 B|submitter 217-273 T|slocation 274-295 T
            sdelivery 296-317 T|scity 318-339 T|sstate 340-341 T|szip 342-346 D|szip4 347-350 T|blank 351-355 B
            sforeign 356-395 B|contact 396-422 T|phone 423-437 T|extension 438-442 B|blank 443-445 B|email 446-485 T
            blank 486-488 B|fax 489-498 B|blank 499-499 B|preparer 500-500 B|blank 501-512 B""";

    private static final String RE = """
            identifier 1-2 T|year 3-6 D|agent 7-7 B|ein 8-16 D|agentFor 17-25 B|terminating 26-26 F
            establishment 27-30 B|otherEin 31-39 B|name 40-96 T|location 97-118 T|delivery 119-140 T|city 141-162 T
            state 163-164 T|zip 165-169 D|zip4 170-173 T|kind 174-174 T|blank 175-178 B|foreign 179-218 B
            employment 219-219 T|jurisdiction 220-220 B|sickPay 221-221 F|contact 222-248 T|phone 249-263 T
            extension 264-268 B|fax 269-278 B|email 279-318 T|blank 319-512 B""";

    private static final String RW = """
            identifier 1-2 T|ssn 3-11 D|first 12-26 T|middle 27-41 T|last 42-61 T|suffix 62-65 T|location 66-87 T
            delivery 88-109 T|city 110-131 T|state 132-133 T|zip 134-138 D|zip4 139-142 T|blank 143-147 B
            foreign 148-187 B|1 188-198 M|2 199-209 M|3 210-220 M|4 221-231 M|5 232-242 M|6 243-253 M|7 254-264 M
            blank 265-275 B|10 276-286 M|12 D 287-297 M|12 E 298-308 M|12 F 309-319 M|12 G 320-330 M|12 H 331-341 M
            blank 342-352 B|11 457 353-363 M|12 W 364-374 M|11 other 375-385 M|12 Q 386-396 M|blank 397-407 B
            12 C 408-418 M|12 V 419-429 M|12 Y 430-440 M|12 AA 441-451 M|12 BB 452-462 M|12 DD 463-473 M
            12 FF 474-484 M|blank 485-485 B|statutory 486-486 F|blank 487-487 B|retirement 488-488 F
            sickPay 489-489 F|blank 490-512 B""";

    private static final String RT = """
            identifier 1-2 T|records 3-9 D|1 10-24 M|2 25-39 M|3 40-54 M|4 55-69 M|5 70-84 M|6 85-99 M|7 100-114 M
            blank 115-129 B|10 130-144 M|12 D 145-159 M|12 E 160-174 M|12 F 175-189 M|12 G 190-204 M|12 H 205-219 M
            blank 220-234 B|11 457 235-249 M|12 W 250-264 M|11 other 265-279 M|12 Q 280-294 M|12 DD 295-309 M
            12 C 310-324 M|thirdParty 325-339 M|12 V 340-354 M|12 Y 355-369 M|12 AA 370-384 M|12 BB 385-399 M
            12 FF 400-414 M|blank 415-512 B""";

    private static final String RF = "identifier 1-2 T|blank 3-7 B|records 8-16 D|blank 17-512 B";

    private static final Map<String, String> RECORDS = Map.of("RA", RA, "RE", RE, "RW", RW, "RT", RT, "RF", RF);

    /** One record of a file by the names of its fields, stripped. */
    record Read(String identifier, Map<String, String> fields) {

        String field(String name) {
            return fields.getOrDefault(name, "");
        }

        BigDecimal money(String name) {
            return new BigDecimal(field(name)).movePointLeft(2);
        }
    }

    final List<Read> records = new ArrayList<>();
    final List<String> complaints = new ArrayList<>();

    private Efw2Layout() {}

    static Efw2Layout read(String file) {
        var layout = new Efw2Layout();
        if (!file.endsWith("\r\n")) {
            layout.complaints.add("the last record does not end with carriage return and line feed");
        }
        int number = 0;
        for (var record : file.split("\r\n", -1)) {
            if (!record.isEmpty()) {
                layout.record(++number, record);
            }
        }
        layout.check();
        return layout;
    }

    private void record(int number, String record) {
        var place = "record " + number;
        if (record.length() != 512) {
            complaints.add("%s has %d characters".formatted(place, record.length()));
            return;
        }
        if (!record.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            complaints.add(place + " has characters beyond ASCII");
        }
        var identifier = record.substring(0, 2);
        var layout = RECORDS.get(identifier);
        if (layout == null) {
            complaints.add(place + " is an unknown " + identifier);
            return;
        }
        var fields = new LinkedHashMap<String, String>();
        int next = 1;
        for (var field : layout.split("[|\n]")) {
            var words = field.strip();
            var kind = words.charAt(words.length() - 1);
            var positions = words.substring(0, words.length() - 2);
            var range = positions.substring(positions.lastIndexOf(' ') + 1).split("-");
            var name = positions.substring(0, positions.lastIndexOf(' '));
            int from = Integer.parseInt(range[0]);
            int to = Integer.parseInt(range[1]);
            if (from != next) {
                complaints.add("the layout of %s has a gap before %d".formatted(identifier, from));
            }
            next = to + 1;
            var value = record.substring(from - 1, to);
            judge(place + " " + identifier + " " + name, kind, value);
            if (kind != 'B') {
                fields.put(name, value.strip());
            }
        }
        if (next != 513) {
            complaints.add("the layout of " + identifier + " does not end at 512");
        }
        records.add(new Read(identifier, fields));
    }

    private void judge(String place, char kind, String value) {
        boolean good = switch (kind) {
            case 'B' -> value.isBlank();
            case 'D', 'M' -> value.matches("[0-9]+");
            case 'F' -> value.matches("[01]");
            default ->
                (place.endsWith("email") || value.equals(value.toUpperCase(java.util.Locale.US)))
                        && (value.isBlank() || value.charAt(0) != ' ');
        };
        if (!good) {
            complaints.add("%s is wrong: [%s]".formatted(place, place.contains(" ssn") ? "…" : value));
        }
    }

    private void check() {
        var order = new StringBuilder();
        records.forEach(record -> order.append(record.identifier()).append(' '));
        if (!order.toString().matches("RA (RE (RW )+RT )+RF ")) {
            complaints.add("the records come in the order " + order);
        }
        var wages = records.stream()
                .filter(record -> record.identifier().equals("RW"))
                .toList();
        for (var record : records) {
            if (record.identifier().equals("RT")) {
                if (Integer.parseInt(record.field("records")) != wages.size()) {
                    complaints.add("RT counts " + record.field("records"));
                }
                for (var box : record.fields().keySet()) {
                    if (box.matches("[0-9].*")) {
                        var sum = wages.stream().map(wage -> wage.money(box)).reduce(BigDecimal.ZERO, BigDecimal::add);
                        if (sum.compareTo(record.money(box)) != 0) {
                            complaints.add(
                                    "RT box %s is %s, its records are %s".formatted(box, record.money(box), sum));
                        }
                    }
                }
            } else if (record.identifier().equals("RF") && Integer.parseInt(record.field("records")) != wages.size()) {
                complaints.add("RF counts " + record.field("records"));
            }
        }
    }
}
