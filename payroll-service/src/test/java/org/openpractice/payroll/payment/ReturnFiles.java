package org.openpractice.payroll.payment;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.platform.identity.Roles;

/** Files as a bank sends them back, put together by position from the layout and nothing of the product. */
final class ReturnFiles {

    /** An entry that comes back, with its addenda. */
    record Back(String entry, String addenda, long cents, boolean debit) {}

    private static final String TRACE = "12104288";

    private ReturnFiles() {}

    static Back returned(String reason, String originalTrace, String account, long cents) {
        return back("21", "99" + reason + originalTrace + " ".repeat(6) + "12104288" + " ".repeat(44), account, cents);
    }

    /** A debit, such as a reversal, that comes back. */
    static Back returnedDebit(String reason, String originalTrace, String account, long cents) {
        return back("26", "99" + reason + originalTrace + " ".repeat(6) + "12104288" + " ".repeat(44), account, cents);
    }

    static Back changed(String code, String originalTrace, String corrected) {
        return back(
                "21",
                "98" + code + originalTrace + " ".repeat(6) + "12104288" + left(corrected, 29) + " ".repeat(15),
                "0",
                0);
    }

    private static Back back(String code, String addenda, String account, long cents) {
        return new Back(
                "6" + code + "021000021" + left(account, 17) + "%010d".formatted(cents) + left("E", 15)
                        + left("SOMEBODY", 22) + "  " + "1",
                "7" + addenda,
                cents,
                code.equals("26"));
    }

    static String of(Back... backs) {
        var lines = new ArrayList<String>();
        lines.add("101 0210000211987654321" + "261123" + "0800" + "A094101" + left("EXAMPLE PRACTICE GROUP", 23)
                + left("READING BANK", 23) + " ".repeat(8));
        lines.add("5200" + left("EXAMPLE PRACTIC", 16) + " ".repeat(20) + "1987654321" + "PPD" + left("PAYROLL", 10)
                + "261123" + "261123" + "327" + "1" + TRACE + "0000001");
        long debits = 0;
        long credits = 0;
        for (int i = 0; i < backs.length; i++) {
            // What a bank gives back need not ascend.
            var trace = TRACE + "%07d".formatted(9000 - i);
            lines.add(backs[i].entry() + trace);
            lines.add(backs[i].addenda() + trace);
            debits += backs[i].debit() ? backs[i].cents() : 0;
            credits += backs[i].debit() ? 0 : backs[i].cents();
        }
        var hash = "%010d".formatted(2100002L * backs.length);
        var totals = "%012d%012d".formatted(debits, credits);
        lines.add("8200" + "%06d".formatted(2 * backs.length) + hash + totals + "1987654321" + " ".repeat(25) + TRACE
                + "0000001");
        lines.add("9000001" + "%06d".formatted((lines.size() + 10) / 10) + "%08d".formatted(2 * backs.length) + hash
                + totals + " ".repeat(39));
        while (lines.size() % 10 != 0) {
            lines.add("9".repeat(94));
        }
        return String.join("\n", lines) + "\n";
    }

    static Response post(PayrollApi api, String file) {
        return api.as("clerk", Roles.PAYROLL)
                .contentType("text/plain")
                .body(file)
                .post("/ach-return-files");
    }

    /** Traces of the entries of a file, in their order. */
    static List<String> traces(String file) {
        return AchValidator.read(file).entries.stream()
                .map(AchValidator.Entry::trace)
                .toList();
    }

    private static String left(String text, int width) {
        var cut = text.length() > width ? text.substring(0, width) : text;
        return cut + " ".repeat(width - cut.length());
    }
}
