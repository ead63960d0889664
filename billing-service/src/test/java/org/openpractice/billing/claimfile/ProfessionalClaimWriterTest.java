package org.openpractice.billing.claimfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imsweb.x12.reader.X12Reader;
import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpractice.billing.Address;
import org.openpractice.billing.claimfile.OutboundClaim.Facility;
import org.openpractice.billing.claimfile.OutboundClaim.Line;
import org.openpractice.billing.claimfile.OutboundClaim.Payer;
import org.openpractice.billing.claimfile.OutboundClaim.Person;
import org.openpractice.billing.claimfile.OutboundClaim.Provider;
import org.openpractice.billing.claimfile.OutboundClaim.Subscriber;
import org.openpractice.billing.x12.InterchangeReader;
import org.openpractice.contracts.Money;

public class ProfessionalClaimWriterTest {

    private static final Address OFFICE = new Address("100 EXAMPLE AVENUE", "PITTSBURGH", "PA", "152220001");
    private static final Facility BRANCH = new Facility("BRANCH OFFICE", "7 SAMPLE ROAD", "ERIE", "PA", "165010001");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    @Test
    void isReadWithoutErrorByTwoIndependentReaders() throws Exception {
        var file = write(List.of(claim("10001"), dependentElsewhere("10002"), claim("10003")));

        assertThat(readWithX12Parser(file)).isEmpty();
        assertThat(readWithStaedi(file)).isEmpty();
    }

    @Test
    void theIndependentReadersDoSeeErrors() throws Exception {
        var file = write(List.of(claim("10001"))).replace("DMG*D8*19800229*F", "DMG*D8*19800229*Q");

        assertThat(readWithStaedi(file)).isNotEmpty();
        assertThat(readWithX12Parser(write(List.of(claim("10001"))).replaceFirst("CLM\\*[^~]*~\n", "")))
                .isNotEmpty();
    }

    @Test
    void writesEveryLoopThatTheClaimNeeds() {
        var file = write(List.of(dependentElsewhere("10002")));

        assertThat(file.lines().map(line -> line.split("[*~]")[0]).toList())
                .containsExactly(
                        "ISA", "GS", "ST", "BHT", "NM1", "PER", "NM1", "HL", "PRV", "NM1", "N3", "N4", "REF", "HL",
                        "SBR", "NM1", "NM1", "HL", "PAT", "NM1", "N3", "N4", "DMG", "CLM", "HI", "NM1", "NM1", "N3",
                        "N4", "LX", "SV1", "DTP", "REF", "LX", "SV1", "DTP", "REF", "SE", "GE", "IEA");
        assertThat(file)
                .contains("HL*2*1*22*1~")
                .contains("SBR*P********CI~")
                .contains("NM1*IL*1*SUBSCRIBER*SAM****MI*M123456789~")
                .contains("HL*3*2*23*0~")
                .contains("PAT*19~")
                .contains("CLM*10002*150.5***11:B:1*Y*A*Y*Y~")
                .contains("HI*ABK:J0190*ABF:E119~")
                .contains("NM1*82*1*PROVIDER*PAT*Q***XX*1245319599~")
                .contains("NM1*77*2*BRANCH OFFICE~")
                .contains("SV1*HC:99213:25*100*UN*1***1:2~")
                .contains("DTP*472*D8*20261102~")
                .contains("REF*6R*2~");
    }

    @Test
    void leavesOutTheRenderingProviderWhoIsTheBillingProvider() {
        var claim = claim("10001", new Provider("PROVIDER", "PAT", null, "1234567893"), null, null);

        assertThat(write(List.of(claim))).doesNotContain("NM1*82");
    }

    @Test
    void writesTheSameBytesForTheSameClaims() {
        assertThat(write(List.of(claim("10001"), claim("10002"))))
                .isEqualTo(write(List.of(claim("10001"), claim("10002"))));
    }

    @Test
    void ourOwnReaderAgreesWithItsCounts() throws IOException {
        var file = write(IntStream.range(0, 5001).mapToObj(i -> claim("C" + i)).toList());
        var reader = new InterchangeReader(new ByteArrayInputStream(file.getBytes(StandardCharsets.US_ASCII)));
        int sets = 0;
        for (var segment = reader.next(); segment != null; segment = reader.next()) {
            sets += segment.is("ST") ? 1 : 0;
        }

        assertThat(sets).isEqualTo(2);
    }

    @Test
    void writesNamesWithoutDiacriticalMarks() {
        var claim = claim("10001", new Provider("Mu\u00F1oz", "Ren\u00E9e", null, "1245319599"), null, null);

        assertThat(write(List.of(claim))).contains("NM1*82*1*Munoz*Renee****XX*1245319599~");
    }

    @Test
    void refusesTextThatTheReceiverCouldNotRead() {
        for (var name : List.of("A*B", "A~B", "A:B", "A^B", "\u4E2D")) {
            var claim = claim("10001", new Provider(name, "PAT", null, "1245319599"), null, null);
            assertThatThrownBy(() -> write(List.of(claim)))
                    .as(name)
                    .isInstanceOf(ClaimRefused.class)
                    .hasMessageContaining("Claim 10001")
                    .hasMessageContaining("NM103");
        }
    }

    @Test
    void refusesMoreThanTheGuideAllows() {
        refused(lines(51), dx(1), "50 service lines");
        refused(lines(0), dx(1), "service lines");
        refused(lines(1), dx(13), "12 diagnoses");
        refused(lines(1), dx(0), "diagnoses");
        refused(List.of(line(List.of("25", "59", "LT", "RT", "GT"), List.of(1))), dx(1), "4 modifiers");
        refused(List.of(line(List.of(), List.of(1, 2, 3, 4, 5))), dx(5), "4 pointers");
        refused(List.of(line(List.of(), List.of(2))), dx(1), "pointers");
        refused(List.of(line(List.of(), List.of())), dx(1), "pointers");
    }

    private static OutboundClaim at(String place, @Nullable LocalDate admittedOn, Facility facility) {
        var like = claim("10001");
        return new OutboundClaim(
                "10001",
                like.charge(),
                place,
                admittedOn,
                null,
                like.payer(),
                like.patient(),
                like.memberId(),
                null,
                like.diagnoses(),
                like.rendering(),
                facility,
                like.lines());
    }

    @Test
    void writesTheNameAndStreetOfALocationWithoutDelimitersAndALongStreetInTwoLines() throws Exception {
        var file = write(List.of(at(
                "11",
                null,
                new Facility(
                        "Riverbend: North*Clinic",
                        "1234 Extremely Long Boulevard of the Founders, Building 7, Suite 1200",
                        "Pittsburgh",
                        "PA",
                        "152130004"))));

        assertThat(file)
                .contains("NM1*77*2*Riverbend North Clinic~")
                .contains("N3*1234 Extremely Long Boulevard of the Founders, Building*7, Suite 1200~")
                .contains("N4*Pittsburgh*PA*152130004~");
        assertThat(readWithStaedi(file)).isEmpty();
        assertThat(readWithX12Parser(file)).isEmpty();
    }

    @Test
    void refusesAPlaceThatAClaimCannotName() {
        var sound = new Facility("CLINIC", "5 NORTH ST", "PITTSBURGH", "PA", "152130001");
        Map.of(
                        at("00", null, sound), "place of service 00",
                        at("11", null, new Facility("ZIP FIVE", "5 NORTH ST", "PITTSBURGH", "PA", "15213")),
                                "nine-digit ZIP",
                        at("11", null, new Facility("FAR", "5 NORTH ST", "A".repeat(31), "PA", "152130001")), "city",
                        at("11", null, new Facility("LONG", "5 ".repeat(60) + "ST", "PITTSBURGH", "PA", "152130001")),
                                "street")
                .forEach((claim, reason) -> assertThatThrownBy(() -> write(List.of(claim)))
                        .isInstanceOf(ClaimRefused.class)
                        .hasMessageContaining(reason));
    }

    @Test
    void namesTheLaboratoryOfATestAndRefusesAWaivedOneWithout() throws Exception {
        var like = claim("10001");
        var waived =
                List.of(new Line("1", "87880", List.of("QW"), null, like.charge(), BigDecimal.ONE, List.of(1), DAY));

        var file = write(List.of(inLaboratory("39D0123456", waived)));
        assertThat(file).contains("***11:B:1*Y*A*Y*Y~\nREF*X4*39D0123456~\nHI*");
        assertThat(readWithStaedi(file)).isEmpty();
        assertThat(readWithX12Parser(file)).isEmpty();
        assertThat(write(List.of(inLaboratory(
                        "39D0123456",
                        List.of(new Line(
                                "1", "99213", List.of(), null, like.charge(), BigDecimal.ONE, List.of(1), DAY))))))
                .doesNotContain("REF*X4");
        assertThatThrownBy(() -> write(List.of(inLaboratory(null, waived))))
                .isInstanceOf(ClaimRefused.class)
                .hasMessageContaining("CLIA number");
    }

    private static OutboundClaim inLaboratory(@Nullable String cliaNumber, List<Line> lines) {
        var like = claim("10001");
        return new OutboundClaim(
                "10001",
                like.charge(),
                "11",
                null,
                cliaNumber,
                like.payer(),
                like.patient(),
                like.memberId(),
                null,
                like.diagnoses(),
                like.rendering(),
                null,
                lines);
    }

    @Test
    void writesAStreetOfAHundredLettersInTwoLinesWhereverItBreaks() {
        for (int word = 1; word <= 100; word++) {
            var street = ("A".repeat(word) + " ").repeat(100 / (word + 1) + 1).substring(0, 100);
            assertThat(write(List.of(at("11", null, new Facility("LONG", street, "PITTSBURGH", "PA", "152130001")))))
                    .containsPattern("N3\\*[A ]{1,55}\\*[A ]{1,55}~");
        }
    }

    @Test
    void writesWhenThePatientWasAdmitted() throws Exception {
        var file = write(List.of(at("21", LocalDate.of(2026, 10, 30), BRANCH)));

        assertThat(file).contains("***21:B:1*Y*A*Y*Y~\nDTP*435*D8*20261030~\nHI*");
        assertThat(readWithStaedi(file)).isEmpty();
        assertThat(readWithX12Parser(file)).isEmpty();
    }

    @Test
    void countsAnesthesiaInMinutesAndSaysWhatACodeDoesNot() throws Exception {
        var lines = List.of(
                new Line(
                        "1", "00104", List.of("AA"), null, Money.of("500.00"), BigDecimal.valueOf(45), List.of(1), DAY),
                new Line("2", "01996", List.of(), null, Money.of("50.00"), BigDecimal.ONE, List.of(1), DAY),
                new Line(
                        "3",
                        "J3490",
                        List.of("JZ"),
                        "Sampleol 5 mg",
                        Money.of("20.00"),
                        BigDecimal.ONE,
                        List.of(1),
                        DAY));
        var file = write(List.of(claim(lines, dx(1))));

        assertThat(file)
                .contains("SV1*HC:00104:AA*500*MJ*45***1~")
                .contains("SV1*HC:01996*50*UN*1***1~")
                .contains("SV1*HC:J3490:JZ::::Sampleol 5 mg*20*UN*1***1~");
        assertThat(readWithStaedi(file)).isEmpty();
        assertThat(readWithX12Parser(file)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "\u0110\u1eb7ng, Hoa, Dang*Hoa",
        "Nowak, \u0141ukasz, Nowak*Lukasz",
        "Gro\u00df, Jan, Gross*Jan",
        "S\u00f8rensen, Astrid, Sorensen*Astrid"
    })
    void writesLettersThatUnicodeDoesNotTakeApart(String last, String first, String written) {
        assertThat(write(List.of(claim("10001", new Provider(last, first, null, "1245319599"), null, null))))
                .contains("NM1*82*1*" + written + "****XX*1245319599~");
    }

    @Test
    void leavesTheFirstNameOutOfWhoHasNone() throws Exception {
        var like = claim("10001");
        var file = write(List.of(new OutboundClaim(
                "10001",
                like.charge(),
                "11",
                null,
                null,
                like.payer(),
                new Person("SUHARTO", null, null, LocalDate.of(1980, 2, 29), "M", OFFICE),
                like.memberId(),
                null,
                like.diagnoses(),
                like.rendering(),
                null,
                like.lines())));

        assertThat(file).contains("NM1*IL*1*SUHARTO*****MI*M123456789~");
        assertThat(readWithStaedi(file)).isEmpty();
    }

    @Test
    void refusesLinesThatDoNotAddUpToTheCharge() {
        var claim = claim("10001");
        var wrong = new OutboundClaim(
                claim.controlNumber(),
                claim.charge().plus(Money.ofCents(1)),
                claim.placeOfService(),
                null,
                null,
                claim.payer(),
                claim.patient(),
                claim.memberId(),
                null,
                claim.diagnoses(),
                claim.rendering(),
                null,
                claim.lines());

        assertThatThrownBy(() -> write(List.of(wrong)))
                .isInstanceOf(ClaimRefused.class)
                .hasMessageContaining("difference 0.01");
    }

    @Property(tries = 30)
    void whateverIsWrittenIsReadByStaedi(
            @ForAll @IntRange(min = 1, max = 50) int lines, @ForAll @IntRange(min = 1, max = 12) int diagnoses)
            throws Exception {
        var claim = claim(lines(lines), dx(diagnoses));

        assertThat(readWithStaedi(write(List.of(claim, dependentElsewhere("77")))))
                .isEmpty();
    }

    public static List<String> readWithX12Parser(String file) throws IOException {
        var reader = new X12Reader(
                X12Reader.FileType.ANSI837_5010_X222,
                new ByteArrayInputStream(file.getBytes(StandardCharsets.US_ASCII)));
        var errors = new ArrayList<>(reader.getErrors());
        errors.addAll(reader.getFatalErrors());
        if (reader.getLoops().isEmpty()) {
            errors.add("no loops were read");
        }
        return errors;
    }

    public static List<String> readWithStaedi(String file) throws Exception {
        var schema = SchemaFactory.newFactory()
                .createSchema(ProfessionalClaimWriterTest.class.getResource("/x12/professional-claim.xml"));
        var errors = new ArrayList<String>();
        try (EDIStreamReader reader = EDIInputFactory.newFactory()
                .createEDIStreamReader(new ByteArrayInputStream(file.getBytes(StandardCharsets.US_ASCII)))) {
            while (reader.hasNext()) {
                var event = reader.next();
                if (event == EDIStreamEvent.START_TRANSACTION) {
                    reader.setTransactionSchema(schema);
                }
                if (event == EDIStreamEvent.SEGMENT_ERROR
                        || event == EDIStreamEvent.ELEMENT_DATA_ERROR
                        || event == EDIStreamEvent.ELEMENT_OCCURRENCE_ERROR) {
                    errors.add(reader.getErrorType() + " at " + reader.getLocation());
                }
            }
        }
        return errors;
    }

    private static void refused(List<Line> lines, List<String> diagnoses, String reason) {
        assertThatThrownBy(() -> write(List.of(claim(lines, diagnoses))))
                .isInstanceOf(ClaimRefused.class)
                .hasMessageContaining(reason);
    }

    private static String write(List<OutboundClaim> claims) {
        var out = new StringBuilder();
        ProfessionalClaimWriter.write(
                new ClaimFileHeader(
                        41,
                        LocalDateTime.of(2026, 11, 3, 9, 30),
                        false,
                        "SYNTHGROUP",
                        "BILLING DESK",
                        "5555550100",
                        "SYNTHETIC CLEARING HOUSE",
                        "SYNTHCLEAR",
                        "SYNTHETIC PRACTICE GROUP",
                        "1234567893",
                        "207Q00000X",
                        "123456789",
                        OFFICE),
                claims,
                out);
        return out.toString();
    }

    private static OutboundClaim claim(String number) {
        return claim(number, new Provider("PROVIDER", "PAT", "Q", "1245319599"), null, null);
    }

    private static OutboundClaim dependentElsewhere(String number) {
        return claim(
                number,
                new Provider("PROVIDER", "PAT", "Q", "1245319599"),
                new Subscriber("SUBSCRIBER", "SAM", null, "19"),
                BRANCH);
    }

    private static OutboundClaim claim(
            String number, Provider rendering, @Nullable Subscriber subscriber, @Nullable Facility facility) {
        return new OutboundClaim(
                number,
                Money.of("150.50"),
                "11",
                null,
                null,
                new Payer("SYNTHETIC HEALTH PLAN", "SYN01", "CI"),
                new Person("PATIENT", "CHRIS", null, LocalDate.of(1980, 2, 29), "F", OFFICE),
                "M123456789",
                subscriber,
                List.of("J0190", "E119"),
                rendering,
                facility,
                List.of(
                        new Line(
                                "1",
                                "99213",
                                List.of("25"),
                                null,
                                Money.of("100.00"),
                                BigDecimal.ONE,
                                List.of(1, 2),
                                DAY),
                        new Line("2", "87880", List.of(), null, Money.of("50.50"), BigDecimal.ONE, List.of(1), DAY)));
    }

    private static OutboundClaim claim(List<Line> lines, List<String> diagnoses) {
        var like = claim("10001");
        return new OutboundClaim(
                "10001",
                Money.sum(lines.stream().map(Line::charge).toList()),
                "11",
                null,
                null,
                like.payer(),
                like.patient(),
                like.memberId(),
                null,
                diagnoses,
                like.rendering(),
                null,
                lines);
    }

    private static List<Line> lines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Line(
                        Integer.toString(number),
                        "99213",
                        List.of(),
                        null,
                        Money.of("10.00"),
                        BigDecimal.ONE,
                        List.of(1),
                        DAY))
                .toList();
    }

    private static Line line(List<String> modifiers, List<Integer> pointers) {
        return new Line("1", "99213", modifiers, null, Money.of("10.00"), BigDecimal.ONE, pointers, DAY);
    }

    private static List<String> dx(int count) {
        return Collections.nCopies(count, "J0190");
    }
}
