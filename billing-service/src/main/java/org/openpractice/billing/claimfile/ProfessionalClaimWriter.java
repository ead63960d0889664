package org.openpractice.billing.claimfile;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.Address;
import org.openpractice.billing.claimfile.OutboundClaim.Line;
import org.openpractice.billing.claimfile.OutboundClaim.Person;
import org.openpractice.billing.x12.SegmentWriter;
import org.openpractice.billing.x12.SegmentWriter.Composite;
import org.openpractice.billing.x12.SegmentWriter.UnwritableText;
import org.openpractice.billing.x12.X12Text;
import org.openpractice.contracts.Money;

/**
 * Writes an 837P interchange (005010X222A1): one group, a transaction set for each {@value #MOST_CLAIMS_IN_A_SET} claims, one
 * billing provider, and under it each claim with its own subscriber.
 *
 * <p>Refuses, naming the claim: more than {@value #MOST_LINES} lines, {@value #MOST_DIAGNOSES} diagnoses,
 * {@value #MOST_POINTERS} pointers or {@value #MOST_MODIFIERS} modifiers, a pointer to no diagnosis, lines that do not add up
 * to the charge (CLM02), and text that the X12 character set cannot carry.
 */
final class ProfessionalClaimWriter {

    static final String VERSION = "005010X222A1";

    /** Recommended by 005010X222: at most 5000 CLM segments in a transaction set. */
    static final int MOST_CLAIMS_IN_A_SET = 5000;

    public static final int MOST_LINES = 50;
    public static final int MOST_DIAGNOSES = 12;
    public static final int MOST_POINTERS = 4;
    public static final int MOST_MODIFIERS = 4;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);

    private final ClaimFileHeader header;
    private final SegmentWriter out;
    private int hierarchy;

    private ProfessionalClaimWriter(ClaimFileHeader header, SegmentWriter out) {
        this.header = header;
        this.out = out;
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
        out.segment("NM1", "41", "2", text(header.billingName(), 60), "", "", "", "", "46", header.submitterId());
        out.segment("PER", "IC", text(header.contactName(), 60), "TE", header.contactPhone());
        out.segment("NM1", "40", "2", text(header.receiverName(), 60), "", "", "", "", "46", header.receiverId());
        // 2000A, 2010AA billing provider
        hierarchy = 1;
        out.segment("HL", "1", "", "20", "1");
        out.segment("PRV", "BI", "PXC", header.taxonomy());
        out.segment("NM1", "85", "2", text(header.billingName(), 60), "", "", "", "", "XX", header.billingNpi());
        address(header.billingAddress());
        out.segment("REF", "EI", header.taxId());
        for (var claim : claims) {
            refuseWhatCannotBeWritten(claim);
            try {
                claim(claim);
            } catch (UnwritableText e) {
                throw new ClaimRefused(claim.controlNumber(), String.valueOf(e.getMessage()));
            }
        }
        out.closeSet();
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
                text(claim.payer().name(), 60),
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
        if (facility != null && !facility.address().equals(header.billingAddress())) {
            // 2310C
            out.segment("NM1", "77", "2", text(facility.name(), 60));
            address(facility.address());
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
        out.segment(
                "SV1",
                new Composite(procedure),
                amount(line.charge()),
                "UN",
                line.units().stripTrailingZeros().toPlainString(),
                "",
                "",
                new Composite(line.pointers().stream().map(String::valueOf).toList()));
        out.segment("DTP", "472", "D8", date(line.serviceDate()));
        out.segment("REF", "6R", line.control());
    }

    private void name(
            String entity, String lastName, String firstName, @Nullable String middleName, @Nullable String memberId) {
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
        out.segment("N3", text(address.street(), 55));
        out.segment("N4", text(address.city(), 30), address.state(), address.zip());
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
        var sum = Money.sum(lines.stream().map(Line::charge).toList());
        if (!sum.equals(claim.charge())) {
            throw new ClaimRefused(
                    claim.controlNumber(),
                    "its lines add up to " + sum.amount() + ", its charge (CLM02) is "
                            + claim.charge().amount() + ", difference "
                            + claim.charge().minus(sum).amount());
        }
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
