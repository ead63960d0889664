package org.openpractice.payroll.payment;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * An independent reading of the ACH layout: positions are counted from one as the rules print them, totals are added up
 * again with other arithmetic, nothing of the writer is used. Every broken rule is one complaint.
 */
final class AchFileReader {

    record Entry(String transactionCode, String routing, String account, long cents, String id, String name) {}

    final List<String> complaints = new ArrayList<>();
    final List<Entry> entries = new ArrayList<>();
    String entryDescription = "";
    String fileDate = "";
    String fileTime = "";
    String effectiveDate = "";
    long totalCredits;

    private AchFileReader() {}

    static AchFileReader read(String file) {
        var reader = new AchFileReader();
        reader.check(file);
        return reader;
    }

    private void check(String file) {
        must(file.endsWith("\n"), "the last record is not ended");
        String[] lines = file.split("\n");
        must(lines.length % 10 == 0, "records do not fill blocks of ten");
        for (int i = 0; i < lines.length; i++) {
            must(lines[i].length() == 94, "record " + (i + 1) + " has " + lines[i].length() + " characters");
            must(lines[i].matches("[ -~]*"), "record " + (i + 1) + " is not printable ASCII");
            must(
                    lines[i].equals(lines[i].toUpperCase(java.util.Locale.ROOT)),
                    "record " + (i + 1) + " is not upper case");
        }
        if (!complaints.isEmpty()) {
            return;
        }
        header(lines[0]);
        batchHeader(lines[1]);
        int at = 2;
        BigInteger hash = BigInteger.ZERO;
        BigInteger credits = BigInteger.ZERO;
        String lastTrace = "";
        while (at < lines.length && lines[at].charAt(0) == '6') {
            String line = lines[at];
            String code = p(line, 2, 3);
            must(code.equals("22") || code.equals("32"), "entry has transaction code " + code);
            String routing = p(line, 4, 12);
            must(checkDigitHolds(routing), "entry names routing number " + routing);
            String account = p(line, 13, 29).stripTrailing();
            must(!account.isEmpty() && !account.startsWith(" "), "account is not left-justified");
            must(p(line, 30, 39).matches("[0-9]{10}"), "amount is not ten digits");
            must(!p(line, 55, 76).isBlank(), "entry has no name");
            must(p(line, 79, 79).equals("0"), "entry announces an addenda");
            String trace = p(line, 80, 94);
            must(trace.matches("[0-9]{15}"), "trace number is not fifteen digits");
            must(trace.compareTo(lastTrace) > 0, "trace numbers do not ascend");
            must(trace.substring(0, 8).equals(p(lines[1], 80, 87)), "trace number does not begin with the ODFI");
            lastTrace = trace;
            hash = hash.add(new BigInteger(routing.substring(0, 8)));
            BigInteger amount = new BigInteger(p(line, 30, 39));
            must(amount.signum() > 0, "a live credit of nothing");
            credits = credits.add(amount);
            entries.add(new Entry(
                    code,
                    routing,
                    account,
                    amount.longValueExact(),
                    p(line, 40, 54).strip(),
                    p(line, 55, 76).strip()));
            at++;
        }
        totalCredits = credits.longValueExact();
        String hashDigits = right10(hash);
        String batchControl = lines[at];
        must(p(batchControl, 1, 1).equals("8"), "batch control is missing");
        must(p(batchControl, 2, 4).equals("220"), "batch control is not for credits only");
        must(p(batchControl, 5, 10).equals(padded(entries.size(), 6)), "batch control counts other entries");
        must(p(batchControl, 11, 20).equals(hashDigits), "batch control has another hash");
        must(p(batchControl, 21, 32).equals("000000000000"), "batch control has debits");
        must(p(batchControl, 33, 44).equals(padded(totalCredits, 12)), "batch control has other credits");
        must(p(batchControl, 45, 54).equals(p(lines[1], 41, 50)), "batch control has another company");
        must(p(batchControl, 55, 79).isBlank(), "batch control has text in reserved fields");
        must(p(batchControl, 80, 87).equals(p(lines[1], 80, 87)), "batch control has another ODFI");
        must(p(batchControl, 88, 94).equals(p(lines[1], 88, 94)), "batch control has another number");
        String fileControl = lines[at + 1];
        must(p(fileControl, 1, 1).equals("9"), "file control is missing");
        must(p(fileControl, 2, 7).equals("000001"), "file control counts other batches");
        must(p(fileControl, 8, 13).equals(padded(lines.length / 10, 6)), "file control counts other blocks");
        must(p(fileControl, 14, 21).equals(padded(entries.size(), 8)), "file control counts other entries");
        must(p(fileControl, 22, 31).equals(hashDigits), "file control has another hash");
        must(p(fileControl, 32, 43).equals("000000000000"), "file control has debits");
        must(p(fileControl, 44, 55).equals(padded(totalCredits, 12)), "file control has other credits");
        must(p(fileControl, 56, 94).isBlank(), "file control has text in the reserved field");
        must(lines.length - (at + 2) < 10, "a whole block of padding");
        for (int i = at + 2; i < lines.length; i++) {
            must(lines[i].matches("9{94}"), "padding is not nines");
        }
    }

    private void header(String line) {
        must(p(line, 1, 3).equals("101"), "file header does not begin with 101");
        must(p(line, 4, 4).equals(" ") && checkDigitHolds(p(line, 5, 13)), "immediate destination is not a bank");
        must(!p(line, 14, 23).isBlank(), "immediate origin is empty");
        fileDate = p(line, 24, 29);
        fileTime = p(line, 30, 33);
        must(fileDate.matches("[0-9]{2}(0[1-9]|1[0-2])[0-3][0-9]"), "file date " + fileDate);
        must(fileTime.matches("([01][0-9]|2[0-3])[0-5][0-9]"), "file time " + fileTime);
        must(p(line, 34, 34).matches("[A-Z0-9]"), "file id modifier");
        must(p(line, 35, 40).equals("094101"), "record size, blocking factor, format code");
        must(!p(line, 41, 63).isBlank(), "destination has no name");
        must(!p(line, 64, 86).isBlank(), "origin has no name");
    }

    private void batchHeader(String line) {
        must(p(line, 1, 4).equals("5220"), "batch header is not for credits only");
        must(!p(line, 5, 20).isBlank(), "batch has no company name");
        must(p(line, 41, 50).strip().length() == 10, "company identification is not ten characters");
        must(p(line, 51, 53).equals("PPD"), "batch is not PPD");
        entryDescription = p(line, 54, 63);
        must(p(line, 54, 60).equals("PAYROLL"), "a wage credit whose description is " + entryDescription);
        effectiveDate = p(line, 70, 75);
        must(effectiveDate.matches("[0-9]{6}"), "effective date");
        must(p(line, 76, 78).isBlank(), "settlement date is the bank's to fill");
        must(p(line, 79, 79).equals("1"), "originator status");
        must(p(line, 80, 87).matches("[0-9]{8}"), "ODFI");
        must(p(line, 88, 94).equals("0000001"), "batch number");
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
