package org.openpractice.payroll.agreement;

import static org.openpractice.payroll.withholding.FilingStatus.HEAD_OF_HOUSEHOLD;
import static org.openpractice.payroll.withholding.FilingStatus.MARRIED_FILING_JOINTLY;
import static org.openpractice.payroll.withholding.FilingStatus.SINGLE_OR_MARRIED_FILING_SEPARATELY;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.ChangeEnrollment;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.WithholdingCertificate;
import org.openpractice.payroll.officefile.Column;
import org.openpractice.payroll.officefile.OfficeFile;
import org.openpractice.payroll.officefile.OfficeReading;
import org.openpractice.payroll.officefile.RowRefusals;
import org.openpractice.payroll.withholding.FilingStatus;
import org.openpractice.payroll.withholding.FormW4;
import org.openpractice.platform.csv.Cells;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.imports.ImportRow;
import org.openpractice.platform.imports.RowOutcome;
import org.openpractice.platform.records.EffectiveDated;

/**
 * Forms W-4 of many people, of both kinds side by side: a row with a filing status is the form of 2020 or later, one with a
 * marital status that of before.
 */
@Singleton
class FormW4File extends OfficeFile {

    private static final Column FROM =
            Column.needed("effective_from", "first pay date of the form", "Effective Date", "From");
    private static final Column FILING_STATUS = Column.optional(
            "filing_status",
            "step 1(c): SINGLE_OR_MARRIED_FILING_SEPARATELY, MARRIED_FILING_JOINTLY or HEAD_OF_HOUSEHOLD",
            "W4 Filing Status",
            "Federal Filing Status",
            "W-4 Status");
    private static final Column MULTIPLE_JOBS =
            Column.optional("multiple_jobs", "step 2(c), yes or no", "Two Jobs", "Step 2(c)", "Step 2");
    private static final Column DEPENDENTS =
            Column.optional("dependents_credit", "step 3, dollars a year", "Dependents", "Dependent Amount", "Step 3");
    private static final Column OTHER_INCOME =
            Column.optional("other_income", "step 4(a), dollars a year", "Step 4(a)");
    private static final Column DEDUCTIONS = Column.optional("deductions", "step 4(b), dollars a year", "Step 4(b)");
    private static final Column EXTRA = Column.optional(
            "extra_withholding",
            "step 4(c), or line 6 of the old form, dollars a pay period",
            "Additional Withholding",
            "Step 4(c)");
    private static final Column EXEMPT = Column.optional(
            "exempt", "claims exemption from withholding, yes or no", "Claims Exempt", "Federal Exempt");
    private static final Column NONRESIDENT = Column.optional("nonresident_alien", "yes or no", "NRA");
    private static final Column MARITAL_STATUS = Column.optional(
            "marital_status",
            "of the form of 2019 or earlier: SINGLE, MARRIED or MARRIED_WITHHOLD_AT_HIGHER_SINGLE_RATE");
    private static final Column ALLOWANCES =
            Column.optional("allowances", "line 5 of the form of 2019 or earlier", "Federal Allowances");

    /** {@code Married} alone could be either status, so it is none. */
    private static final Function<String, FilingStatus> STATUSES = Cells.oneOf(
            FilingStatus.class,
            Map.of(
                    SINGLE_OR_MARRIED_FILING_SEPARATELY,
                    List.of("S", "Single", "MFS", "Married filing separately", "Single or MFS"),
                    MARRIED_FILING_JOINTLY,
                    List.of(
                            "MFJ",
                            "Married jointly",
                            "Married filing jointly or qualifying surviving spouse",
                            "Qualifying surviving spouse"),
                    HEAD_OF_HOUSEHOLD,
                    List.of("HOH", "HH", "H")));

    private static final Function<String, FormW4.MaritalStatus> MARITAL_STATUSES =
            Cells.oneOf(FormW4.MaritalStatus.class, Map.of());

    private final EnrollmentHistory history;
    private final ChangeEnrollment changeEnrollment;

    FormW4File(OfficeReading reading, EnrollmentHistory history, ChangeEnrollment changeEnrollment) {
        super(
                "form-w4",
                "files what somebody certified on Form W-4, from a pay date on",
                List.of(
                        FROM,
                        FILING_STATUS,
                        MULTIPLE_JOBS,
                        DEPENDENTS,
                        OTHER_INCOME,
                        DEDUCTIONS,
                        EXTRA,
                        EXEMPT,
                        NONRESIDENT,
                        MARITAL_STATUS,
                        ALLOWANCES),
                reading);
        this.history = history;
        this.changeEnrollment = changeEnrollment;
    }

    @Override
    protected Rows rows() {
        return new Taker();
    }

    private final class Taker extends Rows {

        @Override
        public RowOutcome take(ImportRow row) {
            var employee = employee(row);
            var from = row.required(FROM, dates::read);
            return RowRefusals.of(row, () -> {
                var form = form(row);
                if (employee == null
                        || from == null
                        || form == null
                        || !row.errors().isEmpty()
                        || !refusals.isFirst(row, List.of(employee, from), "a form from " + from)) {
                    return new RowOutcome.Wrong(row.errors());
                }
                return filed(employee, from, form);
            });
        }

        private RowOutcome filed(UUID employee, LocalDate from, FormW4 form) {
            var before = EffectiveDated.on(from, history.of(WithholdingCertificate.class, employee));
            // A claim of exemption is good for a year, so the same one of a later day is another.
            if (before.isPresent()
                    && before.get().form().equals(form)
                    && (!form.exempt() || before.get().effectiveFrom().equals(from))) {
                return new RowOutcome.Unchanged();
            }
            changeEnrollment.certificate(employee, IfMatch.ANY, new ChangeEnrollment.CertificateRequest(from, form));
            return new RowOutcome.Taken();
        }
    }

    private static @Nullable FormW4 form(ImportRow row) {
        var filing = row.optional(FILING_STATUS, STATUSES);
        var multipleJobs = row.optional(MULTIPLE_JOBS, Cells::yesOrNo);
        var dependents = row.optional(DEPENDENTS, Cells::money);
        var otherIncome = row.optional(OTHER_INCOME, Cells::money);
        var deductions = row.optional(DEDUCTIONS, Cells::money);
        var extra = row.optional(EXTRA, Cells::money);
        var exempt = row.optional(EXEMPT, Cells::yesOrNo);
        var nonresident = row.optional(NONRESIDENT, Cells::yesOrNo);
        var marital = row.optional(MARITAL_STATUS, MARITAL_STATUSES);
        var allowances = row.optional(ALLOWANCES, Cells::whole);
        if (!row.errors().isEmpty()) {
            return null;
        }
        if (filing == null && marital == null) {
            row.refuse(
                    FILING_STATUS,
                    "is missing",
                    "expected a filing_status, or a marital_status of a form of 2019 or earlier");
            return null;
        }
        boolean old = filing == null;
        if (filing != null && (marital != null || allowances != null)) {
            row.refuse("mixes two forms", "expected a filing_status, or marital_status and allowances, not both");
            return null;
        }
        if (old && (multipleJobs != null || dependents != null || otherIncome != null || deductions != null)) {
            row.refuse("mixes two forms", "expected none of the steps of the form of 2020 beside a marital_status");
            return null;
        }
        boolean claims = Boolean.TRUE.equals(exempt);
        boolean alien = Boolean.TRUE.equals(nonresident);
        return old
                ? new FormW4.Before2020(
                        Objects.requireNonNull(marital),
                        Objects.requireNonNullElse(allowances, 0),
                        zero(extra),
                        claims,
                        alien)
                : new FormW4.From2020(
                        Objects.requireNonNull(filing),
                        Boolean.TRUE.equals(multipleJobs),
                        zero(dependents),
                        zero(otherIncome),
                        zero(deductions),
                        zero(extra),
                        claims,
                        alien);
    }

    private static Money zero(@Nullable Money amount) {
        return Objects.requireNonNullElse(amount, Money.ZERO);
    }
}
