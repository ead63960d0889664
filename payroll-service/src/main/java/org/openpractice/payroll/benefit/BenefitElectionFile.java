package org.openpractice.payroll.benefit;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.officefile.Column;
import org.openpractice.payroll.officefile.OfficeFile;
import org.openpractice.payroll.officefile.OfficeReading;
import org.openpractice.payroll.officefile.RowRefusals;
import org.openpractice.platform.csv.Cells;
import org.openpractice.platform.csv.CsvColumn;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.imports.ImportRow;
import org.openpractice.platform.imports.RowOutcome;
import org.openpractice.platform.records.EffectiveDated;

/** What many people chose to have deducted, plan by plan. */
@Singleton
class BenefitElectionFile extends OfficeFile {

    private static final Column PLAN = Column.needed(
            "plan", "code or name of a benefit plan of the group", "Benefit Plan", "Plan Code", "Plan Name");
    private static final Column FROM =
            Column.needed("effective_from", "first pay date of the deduction", "Effective Date", "From");
    private static final Column AMOUNT = Column.optional(
            "amount_per_period",
            "dollars of each regular paycheck",
            "Amount",
            "Employee Amount",
            "Deduction",
            "Per Pay Amount");
    private static final Column PERCENT = Column.optional("percent", "percentage of gross pay, such as 2");
    private static final Column ANNUAL_LIMIT =
            Column.optional("annual_limit", "dollars of the calendar year that the person chose", "Annual Amount");
    private static final Column TOTAL = Column.optional("total", "dollars altogether, for example of an advance");
    private static final Column EMPLOYER = Column.optional(
            "employer_per_period", "the employer's part of each paycheck", "Employer Amount", "Employer Contribution");
    private static final Column COVERAGE = Column.optional(
            "coverage_amount",
            "of group-term life insurance: dollars that are insured",
            "Face Amount",
            "Life Coverage");
    private static final Column COVER =
            Column.optional("cover", "of a health savings account: SELF_ONLY or FAMILY", "Coverage", "Coverage Level");
    private static final Column SEPARATELY =
            Column.optional("married_filing_separately", "of dependent care, yes or no");

    private static final Function<String, BenefitElection.Cover> COVERS = Cells.oneOf(
            BenefitElection.Cover.class,
            Map.of(
                    BenefitElection.Cover.SELF_ONLY, List.of("self", "single", "individual", "employee only"),
                    BenefitElection.Cover.FAMILY, List.of()));

    private final BenefitPlans plans;
    private final EnrollmentHistory history;
    private final ElectBenefit electBenefit;

    BenefitElectionFile(
            OfficeReading reading, BenefitPlans plans, EnrollmentHistory history, ElectBenefit electBenefit) {
        super(
                "benefit-elections",
                "chooses, changes or ends a deduction of somebody for a plan, from a pay date on",
                List.of(PLAN, FROM, AMOUNT, PERCENT, ANNUAL_LIMIT, TOTAL, EMPLOYER, COVERAGE, COVER, SEPARATELY),
                reading);
        this.plans = plans;
        this.history = history;
        this.electBenefit = electBenefit;
    }

    @Override
    protected Rows rows() {
        return new Taker();
    }

    private final class Taker extends Rows {

        private final Map<String, UUID> planIds = new HashMap<>();

        Taker() {
            var all = plans.listAll();
            all.forEach(plan -> planIds.put(CsvColumn.key(plan.name()), plan.id()));
            // Of a code and a name that are alike the code counts, which is unique.
            all.forEach(plan -> planIds.put(CsvColumn.key(plan.code()), plan.id()));
        }

        @Override
        public RowOutcome take(ImportRow row) {
            var employee = employee(row);
            var plan = row.required(PLAN, this::plan);
            var from = row.required(FROM, dates::read);
            var amount = row.optional(AMOUNT, Cells::money);
            var percent = row.optional(PERCENT, Cells::percent);
            var annualLimit = row.optional(ANNUAL_LIMIT, Cells::money);
            var total = row.optional(TOTAL, Cells::money);
            var employer = row.optional(EMPLOYER, Cells::money);
            var coverage = row.optional(COVERAGE, Cells::money);
            var cover = row.optional(COVER, COVERS);
            var separately = row.optional(SEPARATELY, Cells::yesOrNo);
            if (amount == null && percent == null && row.errors().isEmpty()) {
                row.refuse(AMOUNT, "is missing", "expected amount_per_period or percent; zero ends the deduction");
            }
            if (percent != null
                    && (percent.signum() < 0
                            || percent.compareTo(BigDecimal.valueOf(100)) > 0
                            || percent.stripTrailingZeros().scale() > 3)) {
                row.refuse(PERCENT, "is out of range", "expected 0 to 100 with at most three decimals");
            }
            if (employee == null
                    || plan == null
                    || from == null
                    || !row.errors().isEmpty()
                    || !refusals.isFirst(row, List.of(employee, plan, from), "an election of the plan from " + from)) {
                return new RowOutcome.Wrong(row.errors());
            }
            return RowRefusals.of(
                    row,
                    () -> elected(
                            employee,
                            plan,
                            new ElectBenefit.Request(
                                    from, amount, percent, annualLimit, total, employer, coverage, cover, separately)));
        }

        private RowOutcome elected(UUID employee, UUID plan, ElectBenefit.Request request) {
            var ofPlan = history.of(BenefitElection.class, employee).stream()
                    .filter(election -> election.benefitPlanId().equals(plan))
                    .toList();
            var before = EffectiveDated.on(request.effectiveFrom(), ofPlan);
            if (before.isPresent() && says(before.get(), request)) {
                return new RowOutcome.Unchanged();
            }
            electBenefit.elect(employee, plan, IfMatch.ANY, request);
            return new RowOutcome.Taken();
        }

        private UUID plan(String name) {
            var id = planIds.get(CsvColumn.key(name));
            if (id == null) {
                throw new IllegalArgumentException(
                        "expected the code or name of a benefit plan of the group: GET /benefit-plans");
            }
            return id;
        }
    }

    private static boolean says(BenefitElection known, ElectBenefit.Request request) {
        return known.perPeriod().equals(Objects.requireNonNullElse(request.amountPerPeriod(), Money.ZERO))
                && known.percent().compareTo(Objects.requireNonNullElse(request.percent(), BigDecimal.ZERO)) == 0
                && Objects.equals(known.annualLimit(), request.annualLimit())
                && Objects.equals(known.total(), request.total())
                && Objects.equals(known.employerPerPeriod(), request.employerPerPeriod())
                && Objects.equals(known.coverage(), request.coverage())
                && known.cover() == request.cover()
                && known.marriedFilingSeparately() == request.filesSeparately();
    }
}
