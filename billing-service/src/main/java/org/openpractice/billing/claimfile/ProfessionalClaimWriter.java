package org.openpractice.billing.claimfile;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.Address;
import org.openpractice.billing.claim.ServiceCodes;
import org.openpractice.billing.claimfile.OutboundClaim.Line;
import org.openpractice.billing.claimfile.OutboundClaim.Person;
import org.openpractice.billing.x12.SegmentWriter;
import org.openpractice.billing.x12.SegmentWriter.Composite;
import org.openpractice.billing.x12.SegmentWriter.UnwritableText;
import org.openpractice.billing.x12.X12Text;
import org.openpractice.contracts.Money;
import org.openpractice.platform.us.PlaceOfService;

/**
 * Writes an 837P interchange (005010X222A1): one group, a transaction set for each {@value #MOST_CLAIMS_IN_A_SET} claims, one
 * billing provider, and under it each claim with its own subscriber.
 *
 * <p>Refuses, naming the claim: more than {@value #MOST_LINES} lines, {@value #MOST_DIAGNOSES} diagnoses,
 * {@value #MOST_POINTERS} pointers or {@value #MOST_MODIFIERS} modifiers, a pointer to no diagnosis, lines that do not add up
 * to the charge (CLM02), a waived test without a CLIA number, a place of service that is none, a location without a nine-digit ZIP code, and text that the X12
 * character set cannot carry. In names of organizations and in streets a delimiter becomes a blank.
 */
final class ProfessionalClaimWriter {

    static final String VERSION = "005010X222A1";

    /** Recommended by 005010X222: at most 5000 CLM segments in a transaction set. */
    static final int MOST_CLAIMS_IN_A_SET = 5000;

    public static final int MOST_LINES = 50;
    public static final int MOST_DIAGNOSES = 12;
    public static final int MOST_POINTERS = 4;
    public static final int MOST_MODIFIERS = 4;

    /** Lengths of NM103, of a line of N3, and of N401. */
    private static final int NAME = 60;

    private static final int STREET = 55;
    private static final int CITY = 30;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);

    private final ClaimFileHeader header;
    private final SegmentWriter out;
    private int hierarchy;

    private ProfessionalClaimWriter(ClaimFileHeader header, SegmentWriter out) {
        this.header = header;
        this.out = out;
    }

    /** @throws ClaimRefused when the claim cannot be written */
    public static void check(ClaimFileHeader header, OutboundClaim claim) {
        new ProfessionalClaimWriter(header, new SegmentWriter(new StringBuilder(1024))).checked(claim);
    }

    /**
     * Writes the whole interchange.
     *
     * @throws ClaimRefused when a claim cannot be written; what was appended before is no file
     */
    public static void write(ClaimFileHeader header, List<OutboundClaim> claims, Appendable out) {
        new ProfessionalClaimWriter(header, new SegmentWriter(out)).interchange(claims);
    }

    private void interchange(List<OutboundClaim> claims) {
        if (claims.isEmpty()) {
            throw new IllegalArgumentException("expected at least one claim");
        }
        out.openInterchange(
                header.submitterId(),
                header.receiverId(),
                header.createdAt(),
                header.control(),
                header.production() ? "P" : "T");
        out.openGroup("HC", header.submitterId(), header.receiverId(), header.createdAt(), header.control(), VERSION);
        for (int from = 0; from < claims.size(); from += MOST_CLAIMS_IN_A_SET) {
            set(claims.subList(from, Math.min(claims.size(), from + MOST_CLAIMS_IN_A_SET)));
        }
        out.closeGroup();
        out.closeInterchange();
    }

    private void set(List<OutboundClaim> claims) {
        out.openSet("837", VERSION);
        out.segment(
                "BHT",
                "0019",
                "00",
                Integer.toString(header.control()),
                DATE.format(header.createdAt()),
                TIME.format(header.createdAt()),
                "CH");
        // 1000A submitter, 1000B receiver
        out.segment("NM1", "41", "2", organization(header.billingName()), "", "", "", "", "46", header.submitterId());
        out.segment("PER", "IC", organization(header.contactName()), "TE", header.contactPhone());
        out.segment("NM1", "40", "2", organization(header.receiverName()), "", "", "", "", "46", header.receiverId());
        // 2000A, 2010AA billing provider
        hierarchy = 1;
        out.segment("HL", "1", "", "20", "1");
        out.segment("PRV", "BI", "PXC", header.taxonomy());
        out.segment("NM1", "85", "2", organization(header.billingName()), "", "", "", "", "XX", header.billingNpi());
        address(header.billingAddress());
        out.segment("REF", "EI", header.taxId());
        claims.forEach(this::checked);
        out.closeSet();
    }

    private void checked(OutboundClaim claim) {
        refuseWhatCannotBeWritten(claim);
        try {
            claim(claim);
        } catch (UnwritableText e) {
            throw new ClaimRefused(claim.controlNumber(), String.valueOf(e.getMessage()));
        }
    }

    private void claim(OutboundClaim claim) {
        var patient = claim.patient();
        var subscriber = claim.subscriber();
        // 2000B, 2010BA subscriber, 2010BB payer
        int subscriberLevel = ++hierarchy;
        out.segment("HL", Integer.toString(subscriberLevel), "1", "22", subscriber == null ? "0" : "1");
        out.segment(
                "SBR",
                "P",
                subscriber == null ? "18" : "",
                "",
                "",
                "",
                "",
                "",
                "",
                claim.payer().filingIndicator());
        if (subscriber == null) {
            name("IL", patient.lastName(), patient.firstName(), patient.middleName(), claim.memberId());
            address(patient.address());
            demographics(patient);
        } else {
            name("IL", subscriber.lastName(), subscriber.firstName(), subscriber.middleName(), claim.memberId());
        }
        out.segment(
                "NM1",
                "PR",
                "2",
                organization(claim.payer().name()),
                "",
                "",
                "",
                "",
                "PI",
                claim.payer().payerId());
        if (subscriber != null) {
            // 2000C, 2010CA patient
            out.segment("HL", Integer.toString(++hierarchy), Integer.toString(subscriberLevel), "23", "0");
            out.segment("PAT", subscriber.relationship());
            name("QC", patient.lastName(), patient.firstName(), patient.middleName(), null);
            address(patient.address());
            demographics(patient);
        }
        // 2300 claim
        out.segment(
                "CLM",
                claim.controlNumber(),
                amount(claim.charge()),
                "",
                "",
                Composite.of(claim.placeOfService(), "B", "1"),
                "Y",
                "A",
                "Y",
                "Y");
        var admittedOn = claim.admittedOn();
        if (admittedOn != null) {
            out.segment("DTP", "435", "D8", date(admittedOn));
        }
        var facilityNumber = claim.cliaNumber();
        if (facilityNumber != null
                && claim.lines().stream().anyMatch(line -> ServiceCodes.isLaboratory(line.procedure()))) {
            out.segment("REF", "X4", facilityNumber);
        }
        var codes = new ArrayList<Object>();
        for (var diagnosis : claim.diagnoses()) {
            codes.add(Composite.of(codes.isEmpty() ? "ABK" : "ABF", diagnosis));
        }
        out.segment("HI", codes.toArray());
        var rendering = claim.rendering();
        if (!rendering.npi().equals(header.billingNpi())) {
            // 2310B
            out.segment(
                    "NM1",
                    "82",
                    "1",
                    text(rendering.lastName(), 60),
                    text(rendering.firstName(), 35),
                    text(rendering.middleName(), 25),
                    "",
                    "",
                    "XX",
                    rendering.npi());
        }
        var facility = claim.facility();
        if (facility != null && !facility.isAt(header.billingAddress())) {
            // 2310C
            out.segment("NM1", "77", "2", organization(facility.name()));
            place(facility.street(), facility.city(), facility.state(), facility.zip());
        }
        int number = 0;
        for (var line : claim.lines()) {
            line(++number, line);
        }
    }

    private void line(int number, Line line) {
        // 2400
        out.segment("LX", Integer.toString(number));
        var procedure = new ArrayList<String>(List.of("HC", line.procedure()));
        procedure.addAll(line.modifiers());
        var description = line.description();
        if (description != null) {
            while (procedure.size() < 2 + MOST_MODIFIERS) {
                procedure.add("");
            }
            procedure.add(X12Text.withoutDelimiters(description));
        }
        out.segment(
                "SV1",
                new Composite(procedure),
                amount(line.charge()),
                ServiceCodes.isTimed(line.procedure()) ? "MJ" : "UN",
                line.units().stripTrailingZeros().toPlainString(),
                "",
                "",
                new Composite(line.pointers().stream().map(String::valueOf).toList()));
        out.segment("DTP", "472", "D8", date(line.serviceDate()));
        out.segment("REF", "6R", line.control());
    }

    private void name(
            String entity,
            String lastName,
            @Nullable String firstName,
            @Nullable String middleName,
            @Nullable String memberId) {
        out.segment(
                "NM1",
                entity,
                "1",
                text(lastName, 60),
                text(firstName, 35),
                text(middleName, 25),
                "",
                "",
                memberId == null ? "" : "MI",
                memberId == null ? "" : memberId);
    }

    private void address(Address address) {
        place(address.street(), address.city(), address.state(), address.zip());
    }

    private void place(String street, String city, String state, String zip) {
        out.segment("N3", street(street).toArray());
        out.segment("N4", X12Text.withoutDelimiters(city), state, zip);
    }

    private void demographics(Person person) {
        out.segment("DMG", "D8", date(person.birthDate()), person.sex());
    }

    private static void refuseWhatCannotBeWritten(OutboundClaim claim) {
        var lines = claim.lines();
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new ClaimRefused(
                    claim.controlNumber(), "expected 1 to " + MOST_LINES + " service lines, found " + lines.size());
        }
        if (claim.diagnoses().isEmpty() || claim.diagnoses().size() > MOST_DIAGNOSES) {
            throw new ClaimRefused(
                    claim.controlNumber(),
                    "expected 1 to " + MOST_DIAGNOSES + " diagnoses, found "
                            + claim.diagnoses().size());
        }
        for (var line : lines) {
            if (line.modifiers().size() > MOST_MODIFIERS) {
                throw new ClaimRefused(
                        claim.controlNumber(), "expected at most " + MOST_MODIFIERS + " modifiers on a line");
            }
            if (line.pointers().isEmpty()
                    || line.pointers().size() > MOST_POINTERS
                    || line.pointers().stream()
                            .anyMatch(pointer ->
                                    pointer < 1 || pointer > claim.diagnoses().size())) {
                throw new ClaimRefused(
                        claim.controlNumber(),
                        "expected on each line 1 to " + MOST_POINTERS + " pointers to the claim's diagnoses");
            }
        }
        if (claim.cliaNumber() == null
                && lines.stream().anyMatch(line -> line.modifiers().contains(ServiceCodes.WAIVED_TEST))) {
            throw new ClaimRefused(
                    claim.controlNumber(),
                    "its location has no CLIA number, which a waived test (modifier QW) needs (REF*X4);"
                            + " PUT /service-locations/{id}/clia-number says it");
        }
        refuseThePlace(claim);
        var sum = Money.sum(lines.stream().map(Line::charge).toList());
        if (!sum.equals(claim.charge())) {
            throw new ClaimRefused(
                    claim.controlNumber(),
                    "its lines add up to " + sum.amount() + ", its charge (CLM02) is "
                            + claim.charge().amount() + ", difference "
                            + claim.charge().minus(sum).amount());
        }
    }

    private static void refuseThePlace(OutboundClaim claim) {
        if (!PlaceOfService.isAssigned(claim.placeOfService())) {
            throw new ClaimRefused(
                    claim.controlNumber(),
                    "its place of service " + claim.placeOfService() + " is no code of the CMS code set");
        }
        var facility = claim.facility();
        if (facility == null) {
            return;
        }
        var named = "its location " + facility.name();
        if (facility.zip().length() != 9) {
            throw new ClaimRefused(
                    claim.controlNumber(),
                    named + " has no nine-digit ZIP code, which a claim needs (loop 2310C, N403); change the location");
        }
        if (X12Text.withoutDelimiters(facility.city()).length() > CITY) {
            throw new ClaimRefused(
                    claim.controlNumber(),
                    named + " has a city of more than " + CITY + " characters; change the location");
        }
        if (street(facility.street()).size() > 2) {
            throw new ClaimRefused(
                    claim.controlNumber(),
                    named + " has a street of more than two lines of " + STREET + " characters; change the location");
        }
    }

    /** N301 and, when the street does not fit, N302; between words when both lines hold it so. */
    private static List<String> street(String street) {
        var plain = X12Text.withoutDelimiters(street);
        var lines = X12Text.lines(plain, STREET);
        return lines.size() <= 2 || plain.length() > 2 * STREET
                ? lines
                : List.of(
                        plain.substring(0, STREET).strip(),
                        plain.substring(STREET).strip());
    }

    /** The name of who is not a person. */
    private static String organization(String name) {
        var plain = X12Text.withoutDelimiters(name);
        return plain.length() <= NAME ? plain : plain.substring(0, NAME).strip();
    }

    private static String text(@Nullable String text, int most) {
        if (text == null) {
            return "";
        }
        var plain = X12Text.plain(text);
        return plain.length() <= most ? plain : plain.substring(0, most).strip();
    }

    private static String date(LocalDate date) {
        return DATE.format(date);
    }

    /** X12 type R: no trailing zeros, no point without digits after it. */
    private static String amount(Money amount) {
        var plain = amount.decimal().stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }
}
