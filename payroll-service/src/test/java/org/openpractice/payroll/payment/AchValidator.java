package org.openpractice.payroll.payment;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An independent validation of the ACH files that the group sends: positions are counted from one as the Nacha rules print
 * them, totals are added up again with other arithmetic, nothing of the product is used. Every broken rule is one
 * complaint.
 */
final class AchValidator {

    record Entry(
            String batchDescription,
            String effectiveDate,
            String transactionCode,
            String routing,
            String account,
            long cents,
            String id,
            String name,
            String trace,
            List<String> addenda) {}

    final List<String> complaints = new ArrayList<>();
    final List<Entry> entries = new ArrayList<>();
    final List<String> descriptions = new ArrayList<>();
    final List<String> classes = new ArrayList<>();
    String fileDate = "";
    String fileTime = "";
    String modifier = "";
    long totalCredits;
    long totalDebits;

    private String[] lines = {};
    private int at;
    private BigInteger fileHash = BigInteger.ZERO;
    private BigInteger fileCredits = BigInteger.ZERO;
    private BigInteger fileDebits = BigInteger.ZERO;
    private int fileCount;
    private int batches;

    private AchValidator() {}

    static AchValidator read(String file) {
        var validator = new AchValidator();
        validator.check(file);
        return validator;
    }

    private void check(String file) {
        must(file.endsWith("\n"), "the last record is not ended");
        lines = file.split("\n");
        must(lines.length % 10 == 0, "records do not fill blocks of ten");
        for (int i = 0; i < lines.length; i++) {
            must(lines[i].length() == 94, "record " + (i + 1) + " has " + lines[i].length() + " characters");
            must(lines[i].matches("[ -~]*"), "record " + (i + 1) + " is not printable ASCII");
            must(lines[i].equals(lines[i].toUpperCase(Locale.ROOT)), "record " + (i + 1) + " is not upper case");
        }
        if (!complaints.isEmpty()) {
            return;
        }
        header(lines[0]);
        at = 1;
        while (at < lines.length && lines[at].charAt(0) == '5') {
            batch();
        }
        totalCredits = fileCredits.longValueExact();
        totalDebits = fileDebits.longValueExact();
        String control = at < lines.length ? lines[at] : " ".repeat(94);
        must(p(control, 1, 1).equals("9"), "file control is missing");
        must(p(control, 2, 7).equals(padded(batches, 6)), "file control counts other batches");
        must(p(control, 8, 13).equals(padded(lines.length / 10, 6)), "file control counts other blocks");
        must(p(control, 14, 21).equals(padded(fileCount, 8)), "file control counts other entries");
        must(p(control, 22, 31).equals(right10(fileHash)), "file control has another hash");
        must(p(control, 32, 43).equals(padded(totalDebits, 12)), "file control has other debits");
        must(p(control, 44, 55).equals(padded(totalCredits, 12)), "file control has other credits");
        must(p(control, 56, 94).isBlank(), "file control has text in the reserved field");
        must(lines.length - (at + 1) < 10, "a whole block of padding");
        for (int i = at + 1; i < lines.length; i++) {
            must(lines[i].matches("9{94}"), "padding is not nines");
        }
    }

    private void batch() {
        batches++;
        String header = lines[at++];
        String service = p(header, 2, 4);
        String standardClass = p(header, 51, 53);
        String description = p(header, 54, 63);
        descriptions.add(description.strip());
        classes.add(standardClass);
        must(service.matches("200|220|225"), "service class " + service);
        must(!p(header, 5, 20).isBlank(), "batch has no company name");
        must(p(header, 41, 50).strip().length() == 10, "company identification is not ten characters");
        must(standardClass.matches("PPD|CCD|CTX"), "standard entry class " + standardClass);
        must(p(header, 70, 75).matches("[0-9]{2}(0[1-9]|1[0-2])[0-3][0-9]"), "effective date");
        must(p(header, 76, 78).isBlank(), "settlement date is the bank's to fill");
        must(p(header, 79, 79).equals("1"), "originator status");
        must(p(header, 80, 87).matches("[0-9]{8}"), "ODFI");
        must(p(header, 88, 94).equals(padded(batches, 7)), "batch number does not ascend");
        BigInteger hash = BigInteger.ZERO;
        BigInteger credits = BigInteger.ZERO;
        BigInteger debits = BigInteger.ZERO;
        int count = 0;
        String lastTrace = "";
        while (at < lines.length && lines[at].charAt(0) == '6') {
            String line = lines[at++];
            count++;
            String code = p(line, 2, 3);
            must(code.matches("2[2378]|3[2378]"), "entry has transaction code " + code);
            boolean debit = code.endsWith("7") || code.endsWith("8");
            boolean prenote = code.endsWith("3") || code.endsWith("8");
            must(!(debit && service.equals("220")), "a debit among credits");
            must(debit || !service.equals("225"), "a credit among debits");
            if (standardClass.equals("PPD") && !debit) {
                must(description.startsWith("PAYROLL"), "a wage credit whose description is " + description);
            }
            if (debit) {
                must(description.strip().equals("REVERSAL"), "a debit whose description is " + description);
            }
            String routing = p(line, 4, 12);
            must(checkDigitHolds(routing), "entry names routing number " + routing);
            String account = p(line, 13, 29).stripTrailing();
            must(!account.isEmpty() && !account.startsWith(" "), "account is not left-justified");
            must(p(line, 30, 39).matches("[0-9]{10}"), "amount is not ten digits");
            must(!p(line, 55, 76).isBlank(), "entry has no name");
            String trace = p(line, 80, 94);
            must(trace.matches("[0-9]{15}"), "trace number is not fifteen digits");
            must(trace.compareTo(lastTrace) > 0, "trace numbers do not ascend");
            must(trace.substring(0, 8).equals(p(header, 80, 87)), "trace number does not begin with the ODFI");
            lastTrace = trace;
            hash = hash.add(new BigInteger(routing.substring(0, 8)));
            BigInteger amount = new BigInteger(p(line, 30, 39));
            must(prenote == (amount.signum() == 0), prenote ? "a prenote of something" : "a live entry of nothing");
            if (debit) {
                debits = debits.add(amount);
            } else {
                credits = credits.add(amount);
            }
            var addenda = new ArrayList<String>();
            while (at < lines.length && lines[at].charAt(0) == '7') {
                String more = lines[at++];
                count++;
                addenda.add(p(more, 4, 83).stripTrailing());
                must(p(more, 2, 3).equals("05"), "addenda type " + p(more, 2, 3));
                must(p(more, 84, 87).equals(padded(addenda.size(), 4)), "addenda do not ascend");
                must(p(more, 88, 94).equals(trace.substring(8)), "addenda names another entry");
            }
            must(p(line, 79, 79).equals(addenda.isEmpty() ? "0" : "1"), "entry announces other addenda");
            entries.add(new Entry(
                    description.strip(),
                    p(header, 70, 75),
                    code,
                    routing,
                    account,
                    amount.longValueExact(),
                    p(line, 40, 54).strip(),
                    p(line, 55, 76).strip(),
                    trace,
                    addenda));
        }
        must(count > 0, "a batch without entries");
        String control = at < lines.length ? lines[at++] : " ".repeat(94);
        must(p(control, 1, 1).equals("8"), "batch control is missing");
        must(p(control, 2, 4).equals(service), "batch control has another service class");
        must(p(control, 5, 10).equals(padded(count, 6)), "batch control counts other entries");
        must(p(control, 11, 20).equals(right10(hash)), "batch control has another hash");
        must(p(control, 21, 32).equals(padded(debits.longValueExact(), 12)), "batch control has other debits");
        must(p(control, 33, 44).equals(padded(credits.longValueExact(), 12)), "batch control has other credits");
        must(p(control, 45, 54).equals(p(header, 41, 50)), "batch control has another company");
        must(p(control, 55, 79).isBlank(), "batch control has text in reserved fields");
        must(p(control, 80, 87).equals(p(header, 80, 87)), "batch control has another ODFI");
        must(p(control, 88, 94).equals(p(header, 88, 94)), "batch control has another number");
        fileHash = fileHash.add(hash);
        fileCredits = fileCredits.add(credits);
        fileDebits = fileDebits.add(debits);
        fileCount += count;
    }

    private void header(String line) {
        must(p(line, 1, 3).equals("101"), "file header does not begin with 101");
        must(p(line, 4, 4).equals(" ") && checkDigitHolds(p(line, 5, 13)), "immediate destination is not a bank");
        must(!p(line, 14, 23).isBlank(), "immediate origin is empty");
        fileDate = p(line, 24, 29);
        fileTime = p(line, 30, 33);
        modifier = p(line, 34, 34);
        must(fileDate.matches("[0-9]{2}(0[1-9]|1[0-2])[0-3][0-9]"), "file date " + fileDate);
        must(fileTime.matches("([01][0-9]|2[0-3])[0-5][0-9]"), "file time " + fileTime);
        must(modifier.matches("[A-Z0-9]"), "file id modifier");
        must(p(line, 35, 40).equals("094101"), "record size, blocking factor, format code");
        must(!p(line, 41, 63).isBlank(), "destination has no name");
        must(!p(line, 64, 86).isBlank(), "origin has no name");
    }

    private void must(boolean holds, String complaint) {
        if (!holds) {
            complaints.add(complaint);
        }
    }

    private static String p(String record, int first, int last) {
        return record.substring(first - 1, last);
    }

    private static String right10(BigInteger sum) {
        String digits = "0000000000" + sum;
        return digits.substring(digits.length() - 10);
    }

    private static String padded(long value, int width) {
        return String.format("%0" + width + "d", value);
    }

    private static boolean checkDigitHolds(String routing) {
        if (!routing.matches("[0-9]{9}")) {
            return false;
        }
        int[] d = routing.chars().map(c -> c - 48).toArray();
        return (3 * (d[0] + d[3] + d[6]) + 7 * (d[1] + d[4] + d[7]) + d[2] + d[5] + d[8]) % 10 == 0;
    }
}
