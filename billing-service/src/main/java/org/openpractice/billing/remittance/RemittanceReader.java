package org.openpractice.billing.remittance;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.remittance.RemittancePart.ClaimPayment;
import org.openpractice.billing.remittance.RemittancePart.Closed;
import org.openpractice.billing.remittance.RemittancePart.Line;
import org.openpractice.billing.remittance.RemittancePart.Opened;
import org.openpractice.billing.remittance.RemittancePart.Patient;
import org.openpractice.billing.remittance.RemittancePart.ProviderAdjustment;
import org.openpractice.billing.x12.InterchangeReader;
import org.openpractice.billing.x12.Segment;
import org.openpractice.billing.x12.X12Refusal;
import org.openpractice.billing.x12.X12Refusal.Level;
import org.openpractice.contracts.Money;

/**
 * Reads 835 transactions (005010X221A1) out of a file of any size; holds one claim at a time.
 *
 * <p>What posting needs is strict: amounts, the payment date, the trace number, the payer's identifier, claim status, control
 * numbers, adjustment groups. A date that posting does not need, such as a coverage date, is noted when it is no calendar
 * date and otherwise left alone. A claim comes out only when it balances, {@link Closed} only when the transaction does; a
 * reader who gets to the end of the file has read a balanced one.
 */
final class RemittanceReader {

    private static final Set<String> VERSIONS = Set.of("005010X221A1", "005010X221");
    private static final Set<String> PAYMENT_METHODS = Set.of("ACH", "BOP", "CHK", "FWT", "NON");
    /** DTM01 of a line: the day of service, or the first of several. */
    private static final Set<String> SERVICE_DATES = Set.of("472", "150");

    private static final Set<String> HANDLINGS = Set.of("C", "D", "H", "I", "P", "U", "X");

    /** A professional claim has 50 lines, an institutional one 999; far above both a claim is no claim. */
    private static final int MOST_SEGMENTS_IN_A_CLAIM = 20_000;

    private static final int MOST_NOTES = 20;

    private final InterchangeReader segments;
    private @Nullable Segment ahead;
    private boolean ended;
    private @Nullable Opened opened;
    private State state = State.OUTSIDE;

    private RemittanceTotals totals = RemittanceTotals.NONE;
    private List<String> notes = new ArrayList<>();
    private boolean inDetail;
    private int segmentsOfClaim;
    private Set<String> summaries = Set.of();
    private final ArrayList<ProviderAdjustment> pending = new ArrayList<>();

    public RemittanceReader(InputStream in) {
        this.segments = new InterchangeReader(in);
    }

    /** Where in the loops of a transaction the reader stands. */
    private enum State {
        OUTSIDE,
        /** Loop 2000: LX, TS3, TS2 and the claims under them. */
        DETAIL,
        /** PLB, after which only PLB and SE may come. */
        SUMMARY
    }

    /**
     * The next part, or null at the end of the file.
     *
     * @throws X12Refusal when the file is not X12, or not an 835 that can be posted
     * @throws UnbalancedRemittance when a line, claim or transaction does not balance
     */
    public @Nullable RemittancePart next() throws IOException {
        try {
            return part();
        } catch (ArithmeticException e) {
            var header = opened;
            throw header == null
                    ? e
                    : new X12Refusal(Level.TRANSACTION, header.position(), "the amounts add up to more than can be");
        }
    }

    /** The beginning of the next transaction, past what is left of the one before; null at the end of the file. */
    @Nullable
    Opened nextTransaction() throws IOException {
        for (var part = next(); part != null; part = next()) {
            if (part instanceof Opened opened) {
                return opened;
            }
        }
        return null;
    }

    private @Nullable RemittancePart part() throws IOException {
        if (!pending.isEmpty()) {
            return pending.removeFirst();
        }
        while (true) {
            var segment = peek();
            if (segment == null) {
                return null;
            }
            switch (state) {
                case OUTSIDE -> {
                    take();
                    switch (segment.id()) {
                        case "GS" -> requireRemittanceGroup(segment);
                        case "ST" -> {
                            return open(segment);
                        }
                        default -> {}
                    }
                }
                case DETAIL -> {
                    switch (segment.id()) {
                        case "LX" -> {
                            take().required(1);
                            inDetail = true;
                            summaries = Set.of("TS3");
                        }
                        case "TS3", "TS2" -> {
                            if (!summaries.contains(segment.id())) {
                                throw unexpected(segment, "LX or CLP");
                            }
                            take();
                            summaries = segment.is("TS3") ? Set.of("TS2") : Set.of();
                        }
                        case "CLP" -> {
                            if (!inDetail) {
                                throw unexpected(segment, "LX before the first CLP");
                            }
                            summaries = Set.of();
                            return claim();
                        }
                        case "PLB" -> state = State.SUMMARY;
                        case "SE" -> {
                            return close();
                        }
                        default -> throw unexpected(segment, "LX, CLP, PLB or SE");
                    }
                }
                case SUMMARY -> {
                    switch (segment.id()) {
                        case "PLB" -> {
                            readProviderAdjustments(take());
                            return pending.removeFirst();
                        }
                        case "SE" -> {
                            return close();
                        }
                        default -> throw unexpected(segment, "PLB or SE");
                    }
                }
            }
        }
    }

    private static void requireRemittanceGroup(Segment gs) {
        if (!gs.element(1).equals("HP") || !VERSIONS.contains(gs.element(8))) {
            throw new X12Refusal(
                    Level.GROUP,
                    gs.position(gs.element(1).equals("HP") ? 8 : 1),
                    "expected a remittance group (HP, 005010X221A1), found " + gs.element(1) + ", " + gs.element(8));
        }
    }

    private Opened open(Segment st) throws IOException {
        if (!st.element(1).equals("835")) {
            throw new X12Refusal(
                    Level.TRANSACTION, st.position(1), "expected an 835 transaction set, found " + st.element(1));
        }
        if (st.has(3) && !VERSIONS.contains(st.element(3))) {
            throw new X12Refusal(Level.TRANSACTION, st.position(3), "expected 005010X221A1");
        }
        totals = RemittanceTotals.NONE;
        notes = new ArrayList<>();
        inDetail = false;

        var bpr = expect("BPR", st);
        bpr.code(1, HANDLINGS);
        var paid = bpr.money(2);
        if (paid.isNegative()) {
            throw bpr.refuse(2, "expected a payment of zero or more");
        }
        if (!bpr.required(3).equals("C")) {
            throw bpr.refuse(3, "expected C (credit); a debit is not posted from a remittance");
        }
        var method = bpr.code(4, PAYMENT_METHODS);
        var paymentDate = bpr.date(16);
        while (next("NTE")) {
            take();
        }
        var trn = expect("TRN", bpr);
        trn.code(1, Set.of("1"));
        var trace = trn.required(2);
        var payerIdentifier = trn.required(3);
        if (trace.length() > 50 || payerIdentifier.length() > 10) {
            throw trn.refuse(trace.length() > 50 ? 2 : 3, "is longer than the guide allows");
        }
        while (next("CUR") || next("REF") || next("DTM")) {
            var segment = take();
            if (segment.is("CUR") && !segment.required(2).equals(Money.CURRENCY)) {
                throw segment.refuse(2, "expected amounts in " + Money.CURRENCY);
            }
            noteDate(segment);
        }
        var payerNumbers = new HashSet<String>();
        var payer = expectParty("PR", trn, payerNumbers);
        if (payer.has(4)) {
            payerNumbers.add(payer.element(4));
        }
        var payee = expectParty("PE", payer, new HashSet<>());
        state = State.DETAIL;
        var header = new Opened(
                bpr.position(),
                st.element(2),
                paid,
                method,
                paymentDate,
                trace,
                payerIdentifier,
                payer.element(2),
                Set.copyOf(payerNumbers),
                payee.element(2),
                payee.element(3),
                payee.element(4));
        opened = header;
        return header;
    }

    /** @param numbers takes what the party calls itself beside its first identifier (REF*2U) */
    private Segment expectParty(String entity, Segment after, Set<String> numbers) throws IOException {
        var n1 = expect("N1", after);
        if (!n1.element(1).equals(entity)) {
            throw n1.refuse(1, "expected " + entity + (entity.equals("PR") ? " (payer)" : " (payee)"));
        }
        while (next("N3") || next("N4") || next("REF") || next("PER") || next("RDM")) {
            var segment = take();
            if (segment.is("REF") && segment.element(1).equals("2U") && segment.has(2)) {
                numbers.add(segment.element(2));
            }
        }
        return n1;
    }

    private ClaimPayment claim() throws IOException {
        var clp = take();
        segmentsOfClaim = 1;
        var number = clp.required(1);
        if (number.length() > 38) {
            throw clp.refuse(1, "expected at most 38 characters");
        }
        var status = ClaimStatus.of(clp.code(2, ClaimStatus.codes()));
        var charge = clp.money(3);
        var paid = clp.money(4);
        var patientShare = clp.moneyOrZero(5);
        var adjustments = new ArrayList<Adjustment>();
        Patient patient = null;
        LocalDate servedFrom = null;
        LocalDate servedTo = null;
        while (next("CAS", "NM1", "MIA", "MOA", "REF", "DTM", "PER", "AMT", "QTY")) {
            var segment = takeOf(clp);
            switch (segment.id()) {
                case "CAS" -> readAdjustments(segment, adjustments);
                case "NM1" -> {
                    if (segment.element(1).equals("QC")) {
                        patient = new Patient(segment.element(3), segment.element(4), segment.element(9));
                    }
                }
                case "DTM" -> {
                    noteDate(segment);
                    var date = Segment.calendarDate(segment.element(2)).orElse(null);
                    servedFrom = segment.element(1).equals("232") ? date : servedFrom;
                    servedTo = segment.element(1).equals("233") ? date : servedTo;
                }
                default -> {}
            }
        }
        var lines = new ArrayList<Line>();
        while (next("SVC")) {
            lines.add(serviceLine(clp, number));
        }
        var payment = new ClaimPayment(
                clp.position(),
                number,
                status,
                charge,
                paid,
                patientShare,
                clp.element(7),
                patient,
                servedFrom,
                servedTo,
                List.copyOf(adjustments),
                List.copyOf(lines));
        var computed = charge.minus(Adjustment.total(payment.allAdjustments()));
        if (!computed.equals(paid)) {
            throw new UnbalancedRemittance(UnbalancedRemittance.Level.CLAIM, clp.position(4), paid, computed, number);
        }
        requireSigns(clp, payment);
        var adjusted = payment.adjusted(Adjustment.Disposition.PATIENT);
        if (!adjusted.equals(patientShare)) {
            note("CLP05 in segment " + clp.position().segment() + " states " + patientShare.amount()
                    + ", its PR adjustments add up to " + adjusted.amount());
        }
        totals = totals.with(payment);
        return payment;
    }

    private Line serviceLine(Segment clp, String patientControlNumber) throws IOException {
        var svc = takeOf(clp);
        svc.required(1);
        var charge = svc.money(2);
        var paid = svc.money(3);
        var lineControl = "";
        LocalDate serviceDate = null;
        var adjustments = new ArrayList<Adjustment>();
        var remarks = new ArrayList<String>();
        while (next("DTM", "CAS", "REF", "AMT", "QTY", "LQ")) {
            var segment = takeOf(clp);
            switch (segment.id()) {
                case "DTM" -> {
                    noteDate(segment);
                    if (SERVICE_DATES.contains(segment.element(1))) {
                        serviceDate = Segment.calendarDate(segment.element(2)).orElse(null);
                    }
                }
                case "CAS" -> readAdjustments(segment, adjustments);
                case "REF" -> lineControl = segment.element(1).equals("6R") ? segment.element(2) : lineControl;
                case "LQ" -> remarks.add(segment.element(2));
                default -> {}
            }
        }
        var computed = charge.minus(Adjustment.total(adjustments));
        if (!computed.equals(paid)) {
            throw new UnbalancedRemittance(
                    UnbalancedRemittance.Level.LINE, svc.position(3), paid, computed, patientControlNumber);
        }
        return new Line(
                svc.position(),
                String.join(":", svc.components(1)),
                String.join(":", svc.components(6)),
                charge,
                paid,
                lineControl,
                serviceDate,
                List.copyOf(adjustments),
                List.copyOf(remarks));
    }

    /** A reversal negates the claim it takes back; anything else charges something. */
    private static void requireSigns(Segment clp, ClaimPayment payment) {
        boolean reversal = payment.isReversal();
        if (reversal && (payment.charge().isPositive() || payment.paid().isPositive())) {
            throw clp.refuse(
                    payment.charge().isPositive() ? 3 : 4, "expected a negated amount in a reversal (CLP02 22)");
        }
        if (!reversal && payment.charge().isNegative()) {
            throw clp.refuse(3, "expected a charge of zero or more; only a reversal (CLP02 22) negates it");
        }
        if (!payment.status().isPosted() && !payment.paid().isZero()) {
            throw clp.refuse(
                    4,
                    "expected no payment with claim status " + payment.status().code());
        }
    }

    private static void readAdjustments(Segment cas, List<Adjustment> into) {
        var group = cas.code(1, Adjustment.GROUPS);
        cas.required(2);
        if (cas.size() > 19) {
            throw cas.refuse(20, "expected at most six adjustments");
        }
        for (int at = 2; at <= cas.size(); at += 3) {
            if (cas.has(at) || cas.has(at + 1)) {
                into.add(new Adjustment(group, cas.required(at), cas.money(at + 1)));
            }
        }
    }

    private void readProviderAdjustments(Segment plb) {
        plb.required(1);
        if (Segment.calendarDate(plb.required(2)).isEmpty()) {
            note(plb.position(2) + ": is no calendar date");
        }
        plb.required(3);
        if (plb.size() > 14) {
            throw plb.refuse(15, "expected at most six adjustments");
        }
        for (int at = 3; at <= plb.size(); at += 2) {
            if (plb.has(at) || plb.has(at + 1)) {
                plb.required(at);
                var adjustment = new ProviderAdjustment(
                        plb.position(at), plb.component(at, 1), plb.component(at, 2), plb.money(at + 1));
                totals = totals.with(adjustment);
                pending.add(adjustment);
            }
        }
    }

    private Closed close() throws IOException {
        take();
        var header = opened;
        if (header == null) {
            throw new IllegalStateException("no transaction is open");
        }
        var computed = totals.payment();
        if (!computed.equals(header.paid())) {
            throw new UnbalancedRemittance(
                    UnbalancedRemittance.Level.TRANSACTION,
                    header.position().inElement(2),
                    header.paid(),
                    computed,
                    null);
        }
        state = State.OUTSIDE;
        opened = null;
        return new Closed(header, totals, List.copyOf(notes));
    }

    private void noteDate(Segment dtm) {
        if (dtm.is("DTM") && Segment.calendarDate(dtm.element(2)).isEmpty()) {
            note(dtm.position(2) + ": is no calendar date");
        }
    }

    private void note(String note) {
        if (notes.size() < MOST_NOTES) {
            notes.add(note);
        }
    }

    /** The next segment of that claim. */
    private Segment takeOf(Segment clp) throws IOException {
        if (++segmentsOfClaim > MOST_SEGMENTS_IN_A_CLAIM) {
            throw clp.refuse(Level.SEGMENT, "the claim has more than " + MOST_SEGMENTS_IN_A_CLAIM + " segments");
        }
        return take();
    }

    private Segment expect(String id, Segment after) throws IOException {
        var segment = peek();
        if (segment == null || !segment.is(id)) {
            throw segment == null
                    ? after.refuse(Level.TRANSACTION, "expected " + id + " after this segment")
                    : unexpected(segment, id);
        }
        return take();
    }

    private static X12Refusal unexpected(Segment segment, String expected) {
        return segment.refuse(Level.SEGMENT, "does not belong here; expected " + expected);
    }

    private boolean next(String... ids) throws IOException {
        var segment = peek();
        if (segment == null) {
            return false;
        }
        for (var id : ids) {
            if (segment.is(id)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Segment peek() throws IOException {
        if (ahead == null && !ended) {
            ahead = segments.next();
            ended = ahead == null;
        }
        return ahead;
    }

    private Segment take() throws IOException {
        var segment = peek();
        if (segment == null) {
            throw new IllegalStateException("the file has ended");
        }
        ahead = null;
        return segment;
    }
}
