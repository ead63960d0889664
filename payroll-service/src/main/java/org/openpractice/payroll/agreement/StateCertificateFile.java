package org.openpractice.payroll.agreement;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.openpractice.payroll.enrollment.CertifyForState;
import org.openpractice.payroll.enrollment.StateCertificates;
import org.openpractice.payroll.officefile.Column;
import org.openpractice.payroll.officefile.OfficeFile;
import org.openpractice.payroll.officefile.OfficeReading;
import org.openpractice.payroll.officefile.RowRefusals;
import org.openpractice.payroll.place.StateCode;
import org.openpractice.payroll.statetax.StateClaims;
import org.openpractice.platform.csv.Cells;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.imports.ImportRow;
import org.openpractice.platform.imports.RowOutcome;

/** State withholding certificates of many people, of any states; what their lines are called {@code GET /state-certificate-forms} tells. */
@Singleton
class StateCertificateFile extends OfficeFile {

    private static final Column STATE =
            Column.needed("state", "two letters of the state whose form it is", "Withholding State", "State Code");
    private static final Column FROM =
            Column.needed("effective_from", "first pay date of the certificate", "Effective Date", "From");
    private static final Column STATUS = Column.optional(
            "status",
            "the box or letter that is marked, as GET /state-certificate-forms names it",
            "State Filing Status");
    private static final Column COUNTS = Column.optional(
            "counts", "lines with a number, such as basicAllowances=2; additionalAllowances=1", "Allowances");
    private static final Column AMOUNTS =
            Column.optional("amounts", "lines with dollars, such as additional=25.00", "Additional Withholding");
    private static final Column PERCENT =
            Column.optional("percent", "elected part of the wages as a fraction, 0.025 for 2.5 %", "Election");
    private static final Column SHARE =
            Column.optional("share", "part of the pay that is for work in the state, as a fraction");
    private static final Column FLAGS = Column.optional("flags", "boxes that are marked, separated by semicolons");
    private static final Column EXEMPT =
            Column.optional("exempt", "claims that nothing is to be withheld, yes or no", "Claims Exempt");
    private static final Column GROUND =
            Column.optional("ground", "code of the ground of the claim, as GET /state-certificate-forms lists them");

    private final StateCertificates certificates;
    private final CertifyForState certifyForState;

    StateCertificateFile(OfficeReading reading, StateCertificates certificates, CertifyForState certifyForState) {
        super(
                "state-certificates",
                "files what somebody certified for the withholding of a state, from a pay date on",
                List.of(STATE, FROM, STATUS, COUNTS, AMOUNTS, PERCENT, SHARE, FLAGS, EXEMPT, GROUND),
                reading);
        this.certificates = certificates;
        this.certifyForState = certifyForState;
    }

    @Override
    protected Rows rows() {
        return new Taker();
    }

    private final class Taker extends Rows {

        @Override
        public RowOutcome take(ImportRow row) {
            var employee = employee(row);
            var state = row.required(STATE, text -> new StateCode(text.toUpperCase(Locale.ROOT)));
            var from = row.required(FROM, dates::read);
            var claims = claims(row);
            if (employee == null
                    || state == null
                    || from == null
                    || !row.errors().isEmpty()
                    || !refusals.isFirst(
                            row,
                            List.of(employee, state.code(), from),
                            "a certificate of " + state.code() + " from " + from)) {
                return new RowOutcome.Wrong(row.errors());
            }
            return RowRefusals.of(row, () -> certified(employee, state.code(), from, claims));
        }

        private RowOutcome certified(UUID employee, String state, LocalDate from, StateClaims claims) {
            var before = certificates
                    .inForce(List.of(employee), from)
                    .getOrDefault(employee, Map.of())
                    .get(state);
            // A claim of exemption may end with its year, so the same one of a later day is another.
            if (before != null
                    && before.claims().equals(claims)
                    && (!claims.exempt() || before.effectiveFrom().equals(from))) {
                return new RowOutcome.Unchanged();
            }
            certifyForState.certify(employee, state, IfMatch.ANY, new CertifyForState.Request(from, claims));
            return new RowOutcome.Taken();
        }
    }

    private static StateClaims claims(ImportRow row) {
        var flags = row.optional(FLAGS, Cells::list);
        return new StateClaims(
                row.optional(STATUS, Function.identity()),
                Objects.requireNonNullElse(row.optional(COUNTS, Cells.named(Cells::whole)), Map.of()),
                Objects.requireNonNullElse(row.optional(AMOUNTS, Cells.named(Cells::money)), Map.of()),
                row.optional(PERCENT, Cells::decimal),
                row.optional(SHARE, Cells::decimal),
                flags == null ? Set.of() : new HashSet<>(flags),
                Boolean.TRUE.equals(row.optional(EXEMPT, Cells::yesOrNo)),
                row.optional(GROUND, Function.identity()));
    }
}
