package org.openpractice.billing.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpractice.billing.remittance.RemittancePart.ClaimPayment;
import org.openpractice.billing.remittance.RemittancePart.Closed;
import org.openpractice.billing.remittance.RemittancePart.Opened;
import org.openpractice.billing.x12.X12Refusal;
import org.openpractice.contracts.Money;

class RemittanceReaderTest {

    private static final String GOOD = RemittanceFixture.file()
            .transaction("T1")
            .claim("C1", 10_000, 2_000, 1_500)
            .denied("C2", 5_000)
            .withheld("WO", 1_000)
            .file()
            .text();

    @Test
    void readsATransactionWithItsTotals() throws IOException {
        var parts = read(GOOD);

        var opened = (Opened) parts.getFirst();
        assertThat(opened.trace()).isEqualTo("T1");
        assertThat(opened.payerIdentifier()).isEqualTo("1123456789");
        assertThat(opened.payerName()).isEqualTo("SYNTHETIC HEALTH PLAN");
        var closed = (Closed) parts.getLast();
        assertThat(closed.totals().claims()).isEqualTo(2);
        assertThat(closed.totals().charged()).isEqualTo(Money.of("150.00"));
        assertThat(closed.totals().claimsPaid()).isEqualTo(Money.of("65.00"));
        assertThat(closed.totals().providerAdjustments()).isEqualTo(Money.of("10.00"));
        assertThat(closed.opened().paid()).isEqualTo(Money.of("55.00"));
        assertThat(closed.totals().contractual()).isEqualTo(Money.of("20.00"));
        assertThat(closed.totals().patientResponsibility()).isEqualTo(Money.of("15.00"));
    }

    @Test
    void refusesALineThatIsOffByOneCent() {
        var claim = RemittanceFixture.file().transaction("T1").claim("C1").lineOffBy(-1);
        var unbalanced =
                unbalanced(claim.line("99213", 10_000, 0, 0).and().file().text());

        assertThat(unbalanced.level()).isEqualTo(UnbalancedRemittance.Level.LINE);
        assertThat(unbalanced.difference()).isEqualTo(Money.of("-0.01"));
        assertThat(unbalanced.position().toString()).startsWith("SVC03 in segment 15");
        assertThat(unbalanced.patientControlNumber()).isEqualTo("C1");
    }

    @Test
    void refusesAClaimThatIsOffByOneCent() {
        var claim = RemittanceFixture.file().transaction("T1").claim("C1").claimOffBy(1);
        var unbalanced =
                unbalanced(claim.line("99213", 10_000, 0, 0).and().file().text());

        assertThat(unbalanced.level()).isEqualTo(UnbalancedRemittance.Level.CLAIM);
        assertThat(unbalanced.difference()).isEqualTo(Money.of("0.01"));
        assertThat(unbalanced.position().toString()).startsWith("CLP04 in segment 13");
    }

    @Test
    void refusesATransactionThatIsOffByOneCent() {
        var unbalanced = unbalanced(RemittanceFixture.file()
                .transaction("T1")
                .claim("C1", 10_000, 0, 0)
                .offBy(1)
                .file()
                .text());

        assertThat(unbalanced.level()).isEqualTo(UnbalancedRemittance.Level.TRANSACTION);
        assertThat(unbalanced.difference()).isEqualTo(Money.of("0.01"));
        assertThat(unbalanced.position().toString()).startsWith("BPR02 in segment 4");
        assertThat(unbalanced).hasMessageContaining("stated 100.01, computed 100.00, difference 0.01");
    }

    @Test
    void countsANegativeProviderAdjustmentAsMoneyReceived() throws IOException {
        var closed = (Closed) read(RemittanceFixture.file()
                        .transaction("T1")
                        .claim("C1", 10_000, 0, 0)
                        .withheld("L6", -127)
                        .file()
                        .text())
                .getLast();

        assertThat(closed.opened().paid()).isEqualTo(Money.of("101.27"));
    }

    @Test
    void readsAReversalWithItsCorrection() throws IOException {
        var parts = read(RemittanceFixture.file()
                .transaction("T1")
                .reversal("C1", 10_000, 2_000, 1_000)
                .claim("C1", 10_000, 1_000, 1_000)
                .file()
                .text());

        assertThat(parts.stream()
                        .filter(ClaimPayment.class::isInstance)
                        .map(part -> ((ClaimPayment) part).paid())
                        .toList())
                .containsExactly(Money.of("-70.00"), Money.of("80.00"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            *20261102~|*20262302~|BPR16|calendar date
            *20261102~|*~|BPR16|is missing
            BPR*I*55.00|BPR*I*55.001|BPR02|two decimal places
            BPR*I*55.00*C|BPR*I*55.00*D|BPR03|debit
            *C*ACH*|*C*XYZ*|BPR04|ACH
            TRN*1*T1*1123456789|TRN*1**1123456789|TRN02|is missing
            TRN*1*T1*1123456789|TRN*1*T1|TRN03|is missing
            TRN*1*T1*1123456789|REF*1*T1|REF|expected TRN
            N1*PE|N1*PX|N101|payee
            LX*1~|~|?|segment identifier
            CLP*C1*1*|CLP*C1*7*|CLP02|one of
            CLP*C1*1*|CLP*C1*22*|CLP03|negated
            CLP*C1*1*100.00|CLP*C1*1*1x0.00|CLP03|decimal
            CLP*C1*1*|CLP**1*|CLP01|is missing
            CAS*CO*45*20.00|CAS*XX*45*20.00|CAS01|CO, OA, PI, PR
            CAS*CO*45*20.00|CAS*CO*45|CAS03|is missing
            SVC*HC:99213*100.00|SVC**100.00|SVC01|is missing
            PLB*1234567893|CLP*1234567893|CLP02|one of
            005010X221A1|005010X222A1|GS08|remittance group
            GS*HP|GS*HC|GS01|remittance group
            ST*835|ST*837|ST01|expected an 835
            DTM*405*20261101~|CUR*PR*CAD~|CUR02|USD
            """)
    void refusesWhatPostingNeedsAndTheFileGarbles(String right, String wrong, String element, String reason) {
        assertThat(GOOD).contains(right);
        var refusal = catchThrowableOfType(
                X12Refusal.class, () -> read(GOOD.replaceFirst(java.util.regex.Pattern.quote(right), wrong)));

        assertThat(refusal).isNotNull();
        assertThat(refusal.position().toString()).startsWith(element);
        assertThat(refusal).hasMessageContaining(reason);
    }

    @Test
    void notesADateThatPostingDoesNotNeed() throws IOException {
        var closed = (Closed) read(GOOD.replaceFirst("DTM\\*472\\*20261005", "DTM*472*20261315"))
                .getLast();

        assertThat(closed.notes()).singleElement().asString().contains("DTM02").contains("calendar date");
    }

    @Test
    void readsClaimsWithoutALoopHeaderAsAFault() {
        var refusal = catchThrowableOfType(
                X12Refusal.class, () -> read(GOOD.replace("LX*1~\n", "").replace("SE*25", "SE*24")));

        assertThat(refusal).hasMessageContaining("expected LX before the first CLP");
    }

    @Property(tries = 150)
    void acceptsWhateverBalances(@ForAll("claims") List<int[]> claims, @ForAll @IntRange(min = -500, max = 0) int plb)
            throws IOException {
        var file = file(claims, plb, 0);

        assertThat(read(file).getLast()).isInstanceOf(Closed.class);
    }

    @Property(tries = 150)
    void refusesWhateverIsOneCentOffWithThatCent(
            @ForAll("claims") List<int[]> claims, @ForAll @IntRange(min = -500, max = 0) int plb) {
        var unbalanced = unbalanced(file(claims, plb, 1));

        assertThat(unbalanced.level()).isEqualTo(UnbalancedRemittance.Level.TRANSACTION);
        assertThat(unbalanced.difference()).isEqualTo(Money.ofCents(1));
    }

    @Property(tries = 100)
    void refusesALineOneCentOffWithThatCent(@ForAll("claims") List<int[]> claims) {
        var transaction = RemittanceFixture.file().transaction("T");
        for (var claim : claims) {
            transaction.claim("C" + claim[0], claim[0], claim[1], claim[2]);
        }
        transaction.claim("LAST").lineOffBy(1).line("99213", 100, 0, 0);

        var unbalanced = unbalanced(transaction.file().text());

        assertThat(unbalanced.level()).isEqualTo(UnbalancedRemittance.Level.LINE);
        assertThat(unbalanced.difference()).isEqualTo(Money.ofCents(1));
        assertThat(unbalanced.patientControlNumber()).isEqualTo("LAST");
    }

    @Test
    void readsSixtyMegabytesInTheSameMemory() throws IOException {
        var generated = new GeneratedRemittance(60_000_000);
        var reader = new RemittanceReader(generated);
        long claims = 0;
        long before = usedAfterCollection();
        long most = 0;
        long nextLook = 15_000_000;
        Closed closed = null;
        for (var part = reader.next(); part != null; part = reader.next()) {
            if (part instanceof ClaimPayment) {
                claims++;
            }
            if (part instanceof Closed total) {
                closed = total;
            }
            if (generated.produced() > nextLook) {
                nextLook += 15_000_000;
                most = Math.max(most, usedAfterCollection() - before);
            }
        }

        assertThat(generated.produced()).isGreaterThan(60_000_000);
        assertThat(claims).isEqualTo(generated.claims());
        assertThat(closed).isNotNull();
        assertThat(closed.totals().charged()).isEqualTo(Money.ofCents(generated.claims() * 10_000L));
        assertThat(most).as("bytes kept while reading").isLessThan(4_000_000);
    }

    private static long usedAfterCollection() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Provide
    Arbitrary<List<int[]>> claims() {
        var amounts = Arbitraries.integers().between(0, 500_000);
        return Combinators.combine(amounts, amounts, amounts)
                .as((paid, contractual, patient) -> new int[] {paid + contractual + patient, contractual, patient})
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    private static String file(List<int[]> claims, int plb, int offBy) {
        var transaction = RemittanceFixture.file().transaction("T").offBy(offBy);
        for (var claim : claims) {
            transaction.claim("C" + claim[0], claim[0], claim[1], claim[2]);
        }
        if (plb != 0) {
            transaction.withheld("L6", plb);
        }
        return transaction.file().text();
    }

    private static UnbalancedRemittance unbalanced(String file) {
        return catchThrowableOfType(UnbalancedRemittance.class, () -> read(file));
    }

    static List<RemittancePart> read(String file) throws IOException {
        return read(new ByteArrayInputStream(file.getBytes(StandardCharsets.US_ASCII)));
    }

    static List<RemittancePart> read(InputStream file) throws IOException {
        var reader = new RemittanceReader(file);
        var parts = new ArrayList<RemittancePart>();
        for (var part = reader.next(); part != null; part = reader.next()) {
            parts.add(part);
        }
        return parts;
    }
}
