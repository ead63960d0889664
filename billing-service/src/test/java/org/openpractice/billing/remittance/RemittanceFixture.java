package org.openpractice.billing.remittance;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Builds synthetic remittance files that balance unless told otherwise. Amounts are in cents. */
public final class RemittanceFixture {

    private final List<Transaction> transactions = new ArrayList<>();
    private char component = ':';
    private String lineEnd = "\n";

    public static RemittanceFixture file() {
        return new RemittanceFixture();
    }

    public Transaction transaction(String trace) {
        var transaction = new Transaction(trace);
        transactions.add(transaction);
        return transaction;
    }

    public RemittanceFixture lineEnd(String end) {
        lineEnd = end;
        return this;
    }

    public String text() {
        var out = new StringBuilder();
        out.append(isa(1)).append(lineEnd);
        out.append("GS*HP*SYNTHPAYER*SYNTHGROUP*20261101*1200*1*X*005010X221A1~")
                .append(lineEnd);
        int number = 0;
        for (var transaction : transactions) {
            transaction.append(out, ++number);
        }
        out.append("GE*").append(number).append("*1~").append(lineEnd);
        out.append("IEA*1*000000001~").append(lineEnd);
        return out.toString();
    }

    public byte[] bytes() {
        return text().getBytes(StandardCharsets.US_ASCII);
    }

    public static String isa(int control) {
        return "ISA*00*          *00*          *ZZ*SYNTHPAYER     *ZZ*SYNTHGROUP     *261101*1200*^*00501*%09d*0*T*:~"
                .formatted(control);
    }

    public static String dollars(long cents) {
        return java.math.BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /** One payment with its claims. */
    public final class Transaction {
        private final String trace;
        private LocalDate paymentDate = LocalDate.of(2026, 11, 2);
        private LocalDate served = LocalDate.of(2026, 10, 5);
        private String payerName = "SYNTHETIC HEALTH PLAN";
        private String payerIdentifier = "1123456789";
        private String payee = "XX*1234567893";
        private String method = "ACH";
        private long offBy;
        private final List<Claim> claims = new ArrayList<>();
        private final List<String> adjustments = new ArrayList<>();
        private long withheld;

        private Transaction(String trace) {
            this.trace = trace;
        }

        public Transaction paidOn(LocalDate date) {
            paymentDate = date;
            return this;
        }

        /** The day of service of the claims that are added from now on. */
        public Transaction servedOn(LocalDate date) {
            served = date;
            return this;
        }

        /** @param identifier TRN03 */
        public Transaction from(String name, String identifier) {
            payerName = name;
            payerIdentifier = identifier;
            return this;
        }

        /** @param qualified N103 and N104 */
        public Transaction to(String qualified) {
            payee = qualified;
            return this;
        }

        /** A claim payment with services to be added. */
        public Claim answered(String number, int status) {
            var claim = new Claim(this, number, status);
            claims.add(claim);
            return claim;
        }

        public Transaction offBy(long cents) {
            offBy = cents;
            return this;
        }

        public Transaction withheld(String reason, long cents) {
            withheld += cents;
            adjustments.add("PLB*1234567893*20261231*" + reason + component + "REF*" + dollars(cents) + "~");
            return this;
        }

        public Claim claim(String number) {
            var claim = new Claim(this, number, 1);
            claims.add(claim);
            return claim;
        }

        public Transaction claim(String number, long charge, long contractual, long patient) {
            claim(number).line("99213", charge, contractual, patient);
            return this;
        }

        public Transaction denied(String number, long charge) {
            var claim = new Claim(this, number, 4);
            claims.add(claim);
            claim.denied("99213", charge);
            return this;
        }

        /** Takes back what {@code claim(number, charge, contractual, patient)} paid. */
        public Transaction reversal(String number, long charge, long contractual, long patient) {
            var claim = new Claim(this, number, 22);
            claims.add(claim);
            claim.line("99213", -charge, -contractual, -patient);
            return this;
        }

        public RemittanceFixture file() {
            return RemittanceFixture.this;
        }

        long paid() {
            return claims.stream().mapToLong(claim -> claim.paid).sum() - withheld + offBy;
        }

        private void append(StringBuilder out, int number) {
            var segments = new ArrayList<String>();
            segments.add("ST*835*%04d~".formatted(number));
            segments.add("BPR*I*" + dollars(paid())
                    + "*C*" + method + "*CCP*01*999999992*DA*0000123*1123456789**01*999988880*DA*0000456*"
                    + paymentDate.format(DateTimeFormatter.BASIC_ISO_DATE) + "~");
            segments.add("TRN*1*" + trace + "*" + payerIdentifier + "~");
            segments.add("DTM*405*20261101~");
            segments.add("N1*PR*" + payerName + "~");
            segments.add("N3*1 EXAMPLE STREET~");
            segments.add("N4*EXAMPLE CITY*PA*17111~");
            segments.add("PER*BL*CLAIMS DESK*TE*5555550100~");
            segments.add("N1*PE*SYNTHETIC PRACTICE*" + payee + "~");
            segments.add("LX*1~");
            for (var claim : claims) {
                claim.append(segments);
            }
            segments.addAll(adjustments);
            segments.add("SE*" + (segments.size() + 1) + "*%04d~".formatted(number));
            for (var segment : segments) {
                out.append(segment).append(lineEnd);
            }
        }
    }

    /** One claim payment; its lines add up to it. */
    public static final class Claim {
        private final Transaction transaction;
        private final String number;
        private final int status;
        private final LocalDate served;
        private String patientName = "PATIENT*CHRIS";
        private String payerControlNumber;
        private long charge;
        private long paid;
        private long patient;
        private long lineOffBy;
        private long claimOffBy;
        private final List<String> lines = new ArrayList<>();

        private Claim(Transaction transaction, String number, int status) {
            this.transaction = transaction;
            this.number = number;
            this.status = status;
            this.served = transaction.served;
            this.payerControlNumber = "PCN" + number;
        }

        /** @param name NM103, NM104 and what follows */
        public Claim patient(String name) {
            patientName = name;
            return this;
        }

        public Claim payerControlNumber(String theirs) {
            payerControlNumber = theirs;
            return this;
        }

        /**
         * A service.
         *
         * @param control REF*6R; empty when the payer does not give it back
         * @param adjustments such as {@code CO*45*20.00}; what they leave is paid
         */
        public Claim service(String control, String code, long lineCharge, String... adjustments) {
            long left = lineCharge;
            var cas = new ArrayList<String>();
            for (var adjustment : adjustments) {
                var parts = adjustment.split("\\*");
                long amount =
                        new java.math.BigDecimal(parts[2]).movePointRight(2).longValueExact();
                left -= amount;
                patient += parts[0].equals("PR") ? amount : 0;
                cas.add("CAS*" + adjustment + "~");
            }
            lines.add("SVC*HC:" + code + "*" + dollars(lineCharge) + "*" + dollars(left) + "**1~");
            lines.add("DTM*472*" + served.format(DateTimeFormatter.BASIC_ISO_DATE) + "~");
            lines.addAll(cas);
            if (!control.isEmpty()) {
                lines.add("REF*6R*" + control + "~");
            }
            charge += lineCharge;
            paid += left;
            return this;
        }

        public Claim lineOffBy(long cents) {
            lineOffBy = cents;
            return this;
        }

        public Claim claimOffBy(long cents) {
            claimOffBy = cents;
            return this;
        }

        public Claim line(String code, long lineCharge, long contractual, long patientShare) {
            long linePaid = lineCharge - contractual - patientShare;
            lines.add("SVC*HC:" + code + "*" + dollars(lineCharge) + "*" + dollars(linePaid + lineOffBy) + "**1~");
            lines.add("DTM*472*" + served.format(DateTimeFormatter.BASIC_ISO_DATE) + "~");
            if (contractual != 0) {
                lines.add("CAS*CO*45*" + dollars(contractual) + "~");
            }
            if (patientShare != 0) {
                lines.add("CAS*PR*3*" + dollars(patientShare) + "~");
            }
            lines.add("REF*6R*" + lines.size() + "~");
            charge += lineCharge;
            paid += linePaid;
            patient += patientShare;
            return this;
        }

        Claim denied(String code, long lineCharge) {
            lines.add("SVC*HC:" + code + "*" + dollars(lineCharge) + "*0**1~");
            lines.add("DTM*472*" + served.format(DateTimeFormatter.BASIC_ISO_DATE) + "~");
            lines.add("CAS*CO*50*" + dollars(lineCharge) + "~");
            lines.add("LQ*HE*N115~");
            charge += lineCharge;
            return this;
        }

        public Transaction and() {
            return transaction;
        }

        private void append(List<String> segments) {
            segments.add("CLP*" + number + "*" + status + "*" + dollars(charge) + "*" + dollars(paid + claimOffBy) + "*"
                    + (patient == 0 ? "" : dollars(patient)) + "*12*" + payerControlNumber + "~");
            segments.add("NM1*QC*1*" + patientName + "~");
            segments.addAll(lines);
        }
    }
}
