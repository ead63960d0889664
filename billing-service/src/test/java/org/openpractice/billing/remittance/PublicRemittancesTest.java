package org.openpractice.billing.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpractice.billing.remittance.RemittancePart.Closed;
import org.openpractice.billing.x12.X12Refusal;
import org.openpractice.contracts.Money;

/** Remittances that others published; what each must come to is computed here a second time, without the reader. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicRemittancesTest {

    /** Files that leave out what posting needs, and where. The others must be accepted. */
    private static final Map<String, String> NOT_POSTABLE = Map.of(
            "cob-contractural-adjustment.edi", "BPR16 in segment 4",
            "managed-care.edi", "BPR16 in segment 4");

    static Path folder(String name) {
        var root = System.getProperty(
                "OPENPRACTICE_SHARED_DATA",
                System.getenv()
                        .getOrDefault(
                                "OPENPRACTICE_SHARED_DATA",
                                Path.of(System.getProperty("project.root", ".."), "..", "shared", "data")
                                        .toString()));
        return Path.of(root, "x12", name);
    }

    static List<Path> files(String name) throws IOException {
        var folder = folder(name);
        assumeTrue(Files.isDirectory(folder), "skipped: public sample files are not in " + folder);
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    List<Path> remittances() throws IOException {
        return files("835");
    }

    List<Path> broken() throws IOException {
        return files("broken");
    }

    @ParameterizedTest
    @MethodSource("remittances")
    void isAcceptedWithItsTotalsOrRefusedWithItsPlace(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        var reason = NOT_POSTABLE.get(file.getFileName().toString());
        if (reason != null) {
            var refusal = catchThrowableOfType(
                    X12Refusal.class, () -> RemittanceReaderTest.read(new ByteArrayInputStream(bytes)));
            assertThat(refusal).isNotNull();
            assertThat(refusal.position().toString()).startsWith(reason);
            return;
        }

        var expected = Independent.of(bytes);
        assertThat(expected.difference).as("the file balances").isEqualByComparingTo("0");
        var closed = RemittanceReaderTest.read(new ByteArrayInputStream(bytes)).stream()
                .filter(Closed.class::isInstance)
                .map(Closed.class::cast)
                .toList();

        assertThat(closed).hasSize(1);
        assertThat(closed.getFirst().totals().claims()).isEqualTo(expected.claims);
        assertThat(closed.getFirst().totals().charged()).isEqualTo(Money.of(expected.charged));
        assertThat(closed.getFirst().totals().claimsPaid()).isEqualTo(Money.of(expected.paid));
        assertThat(closed.getFirst().totals().patientResponsibility()).isEqualTo(Money.of(expected.patient));
        assertThat(closed.getFirst().totals().providerAdjustments()).isEqualTo(Money.of(expected.provider));
        assertThat(closed.getFirst().opened().paid()).isEqualTo(Money.of(expected.payment));
    }

    @ParameterizedTest
    @MethodSource("remittances")
    void isRefusedWithTheCentThatIsTakenFromItsPayment(Path file) throws IOException {
        assumeTrue(
                !NOT_POSTABLE.containsKey(file.getFileName().toString()),
                "skipped: this file is refused before it can be balanced");
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        var payment = Independent.of(text.getBytes(StandardCharsets.ISO_8859_1)).payment;
        var tampered = text.replaceFirst(
                "BPR\\*([A-Z])\\*[0-9.]+\\*",
                "BPR*$1*" + payment.subtract(new BigDecimal("0.01")).toPlainString() + "*");

        var unbalanced = catchThrowableOfType(UnbalancedRemittance.class, () -> RemittanceReaderTest.read(tampered));

        assertThat(unbalanced.level()).isEqualTo(UnbalancedRemittance.Level.TRANSACTION);
        assertThat(unbalanced.difference()).isEqualTo(Money.of("-0.01"));
    }

    @Test
    void knowsEveryFileOfTheFolder() throws IOException {
        assertThat(remittances().stream().map(file -> file.getFileName().toString()))
                .contains("era-sample.edi", "medicare-part-a.edi", "multiple-claims-single-check.edi");
    }

    @ParameterizedTest
    @CsvSource({
        "era-sample.edi, 1, 226.00, 132.00",
        "multiple-claims-single-check.edi, 9, 2819.00, 810.80",
        "medicare-part-a.edi, 2, 226366.97, 150000.00",
        "dollars-and-data-sent-together.edi, 2, 226366.97, 150000.00",
        "dollars-and-data-sent-separate.edi, 2, 2000.00, 945.00"
    })
    void comesToWhatAPersonAddsUp(String name, int claims, String charged, String payment) throws IOException {
        var file = folder("835").resolve(name);
        assumeTrue(Files.exists(file), "skipped: public sample files are not in " + folder("835"));
        var closed = (Closed) RemittanceReaderTest.read(new ByteArrayInputStream(Files.readAllBytes(file)))
                .getLast();

        assertThat(closed.totals().claims()).isEqualTo(claims);
        assertThat(closed.totals().charged()).isEqualTo(Money.of(charged));
        assertThat(closed.opened().paid()).isEqualTo(Money.of(payment));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenFilesAreRefusedWithAPlace(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        var refusal = catchThrowableOfType(
                X12Refusal.class, () -> RemittanceReaderTest.read(new ByteArrayInputStream(bytes)));

        assertThat(refusal).isNotNull();
        assertThat(refusal.position().segment()).isPositive();
    }

    /** Adds a file up by splitting it as text, knowing nothing of loops. */
    private static final class Independent {
        private int claims;
        private BigDecimal charged = BigDecimal.ZERO;
        private BigDecimal paid = BigDecimal.ZERO;
        private BigDecimal patient = BigDecimal.ZERO;
        private BigDecimal provider = BigDecimal.ZERO;
        private BigDecimal payment = BigDecimal.ZERO;
        private BigDecimal difference = BigDecimal.ZERO;

        static Independent of(byte[] bytes) {
            var text = new String(bytes, StandardCharsets.ISO_8859_1);
            var separator = java.util.regex.Pattern.quote(text.substring(3, 4));
            var terminator = java.util.regex.Pattern.quote(text.substring(105, 106));
            var sum = new Independent();
            for (var segment : text.split(terminator)) {
                var elements = new ArrayList<>(List.of(segment.strip().split(separator, -1)));
                switch (elements.getFirst()) {
                    case "BPR" -> sum.payment = new BigDecimal(elements.get(2));
                    case "CLP" -> {
                        sum.claims++;
                        sum.charged = sum.charged.add(new BigDecimal(elements.get(3)));
                        sum.paid = sum.paid.add(new BigDecimal(elements.get(4)));
                    }
                    case "CAS" -> {
                        for (int at = 3; at < elements.size(); at += 3) {
                            if (elements.get(1).equals("PR")) {
                                sum.patient = sum.patient.add(new BigDecimal(elements.get(at)));
                            }
                        }
                    }
                    case "PLB" -> {
                        for (int at = 4; at < elements.size(); at += 2) {
                            sum.provider = sum.provider.add(new BigDecimal(elements.get(at)));
                        }
                    }
                    default -> {}
                }
            }
            sum.difference = sum.payment.subtract(sum.paid.subtract(sum.provider));
            return sum;
        }
    }
}
