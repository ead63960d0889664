package org.openpractice.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes what a clearing house would deliver: an 835 (005010X221A1) with one transaction for each payer. The payer
 * allows four fifths of a charge and leaves twenty dollars of a visit to the patient; it denies one claim in
 * twenty-five for want of an authorization.
 */
final class Remittance {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final Dollars COPAY = Dollars.of("20.00");
    private static final int ONE_DENIED_IN = 25;

    private record Transaction(PayerPays.Payer payer, Dollars paid, List<String> claims) {}

    private final LocalDate day;
    private final int control;
    private final List<Transaction> transactions = new ArrayList<>();

    /** @param control number of the interchange */
    Remittance(LocalDate day, int control) {
        this.day = day;
        this.control = control;
    }

    /** Adds a transaction that pays these claims. */
    void pay(PayerPays.Payer payer, List<JsonNode> claims) {
        var segments = new ArrayList<String>();
        Dollars paid = Dollars.ZERO;
        for (int i = 0; i < claims.size(); i++) {
            paid = paid.plus(pay(claims.get(i), i % ONE_DENIED_IN == ONE_DENIED_IN - 1, segments));
        }
        transactions.add(new Transaction(payer, paid, segments));
    }

    private static Dollars pay(JsonNode claim, boolean denied, List<String> segments) {
        var lines = new ArrayList<String>();
        Dollars paid = Dollars.ZERO;
        Dollars patient = Dollars.ZERO;
        int number = 1;
        for (JsonNode line : claim.path("lines")) {
            Dollars charge = Dollars.of(line.path("charge"));
            Dollars allowed = denied ? Dollars.ZERO : charge.percent(80);
            Dollars copay = allowed.cents() > COPAY.cents() ? COPAY : Dollars.ZERO;
            Dollars linePaid = allowed.minus(copay);
            lines.add("SVC*HC:" + line.path("procedure").asText() + "*" + charge.plain() + "*" + linePaid.plain()
                    + "**1");
            lines.add("DTM*472*"
                    + LocalDate.parse(claim.path("serviceDate").asText()).format(DAY));
            lines.add("CAS*CO*" + (denied ? "197" : "45") + "*"
                    + charge.minus(allowed).plain());
            if (!copay.isZero()) {
                lines.add("CAS*PR*3*" + copay.plain());
            }
            lines.add("REF*6R*" + number++);
            paid = paid.plus(linePaid);
            patient = patient.plus(copay);
        }
        String controlNumber = claim.path("controlNumber").asText();
        segments.add("CLP*" + controlNumber + "*" + (denied ? "4" : "1") + "*"
                + Dollars.of(claim.path("charge")).plain()
                + "*" + paid.plain() + "*" + patient.plain() + "*12*SAMPLE" + controlNumber + "*"
                + claim.path("placeOfService").asText() + "*1");
        segments.add("NM1*QC*1*SAMPLEPERSON*PATIENT");
        segments.addAll(lines);
        return paid;
    }

    /** What all payers together pay. */
    Dollars paid() {
        return transactions.stream().map(Transaction::paid).reduce(Dollars.ZERO, Dollars::plus);
    }

    /** @param outBy what the first transaction's stated payment exceeds the sum of its claims by */
    byte[] file(Dollars outBy) {
        var out = new StringBuilder();
        String shortDay = day.format(DAY).substring(2);
        String number = String.format(Locale.ROOT, "%09d", control);
        segment(
                out,
                "ISA*00*          *00*          *ZZ*SAMPLECH       *ZZ*RIVERBEND      *" + shortDay + "*0900*^*00501*"
                        + number + "*0*T*:");
        segment(out, "GS*HP*SAMPLECH*RIVERBEND*" + day.format(DAY) + "*0900*" + control + "*X*005010X221A1");
        for (int i = 0; i < transactions.size(); i++) {
            transaction(out, transactions.get(i), i + 1, i == 0 ? outBy : Dollars.ZERO);
        }
        segment(out, "GE*" + transactions.size() + "*" + control);
        segment(out, "IEA*1*" + number);
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void transaction(StringBuilder out, Transaction transaction, int number, Dollars outBy) {
        var segments = new ArrayList<String>();
        String setControl = String.format(Locale.ROOT, "%04d", number);
        segments.add("ST*835*" + setControl);
        segments.add("BPR*I*" + transaction.paid().plus(outBy).plain()
                + "*C*ACH*CCP*01*800000006*DA*7700000001*1990000001**01*800000006*DA*7700000002*" + day.format(DAY));
        segments.add("TRN*1*SAMPLE" + control + setControl + "*1990000001");
        segments.add("DTM*405*" + day.format(DAY));
        segments.add("N1*PR*" + transaction.payer().name().toUpperCase(Locale.ROOT));
        segments.add("N3*1 SAMPLE PLAZA");
        segments.add("N4*SAMPLEVILLE*PA*150000001");
        segments.add("REF*2U*" + transaction.payer().payerId());
        segments.add("PER*BL*SAMPLE SUPPORT*TE*4125550199");
        segments.add("N1*PE*RIVERBEND MEDICAL GROUP*XX*" + Roster.npi(900));
        segments.add("LX*1");
        segments.addAll(transaction.claims());
        segments.add("SE*" + (segments.size() + 1) + "*" + setControl);
        segments.forEach(segment -> segment(out, segment));
    }

    private static void segment(StringBuilder out, String segment) {
        out.append(segment).append("~\n");
    }
}
