package org.openpractice.payroll.retirement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.PayRunProblem;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.csv.CsvRow;

/**
 * The contribution file of a paid run for the plan's record keeper: CSV (RFC 4180), one row a person and a row of totals,
 * the same bytes whenever it is asked for. Refuses {@link PayRunProblem#PAY_TAKEN_OVER},
 * {@link PayRunProblem#PAY_RUN_STATE} and
 * {@link RetirementProblem#NOTHING_FOR_THE_PLAN}.
 */
@ApplicationScoped
class ExportContributions {

    record File(String name, String text) {}

    private final PayRuns runs;
    private final PlanMoney planMoney;
    private final Audit audit;

    ExportContributions(PayRuns runs, PlanMoney planMoney, Audit audit) {
        this.runs = runs;
        this.planMoney = planMoney;
        this.audit = audit;
    }

    @Transactional
    File of(UUID payRunId) {
        var run = runs.get(payRunId);
        // What a former provider withheld is with the plan already.
        run.requireOwn("sent to the plan");
        if (run.state() != PayRun.State.PAID) {
            throw PayRunProblem.PAY_RUN_STATE.because(
                    "A run that is %s has no contribution file; it must be PAID".formatted(run.state()));
        }
        var members = planMoney.membersOf(payRunId);
        if (members.isEmpty()) {
            throw RetirementProblem.NOTHING_FOR_THE_PLAN.because("No line of the run goes to the plan");
        }
        audit.record(Verb.EXPORTED, "contribution-file", payRunId);
        var csv = new StringBuilder(CsvRow.of(
                "pay date",
                "employee number",
                "employee name",
                "gross",
                "pre-tax",
                "roth",
                "catch-up pre-tax",
                "catch-up roth",
                "loan repayments",
                "match",
                "non-elective",
                "true-up",
                "total"));
        members.forEach(member -> csv.append(row(run, member)));
        csv.append(row(run, total(members)));
        return new File("contributions-%s-%s.csv".formatted(run.payDate(), run.id()), csv.toString());
    }

    private static String row(PayRun run, PlanMoney.Member member) {
        return CsvRow.of(
                run.payDate(),
                member.employeeNumber(),
                member.employeeName(),
                member.gross(),
                member.preTax(),
                member.roth(),
                member.catchUp(),
                member.rothCatchUp(),
                member.loans(),
                member.match(),
                member.nonElective(),
                member.trueUp(),
                member.total());
    }

    private static PlanMoney.Member total(List<PlanMoney.Member> members) {
        return new PlanMoney.Member(
                "TOTAL",
                "",
                Money.sum(members.stream().map(PlanMoney.Member::gross).toList()),
                Money.sum(members.stream().map(PlanMoney.Member::preTax).toList()),
                Money.sum(members.stream().map(PlanMoney.Member::roth).toList()),
                Money.sum(members.stream().map(PlanMoney.Member::catchUp).toList()),
                Money.sum(members.stream().map(PlanMoney.Member::rothCatchUp).toList()),
                Money.sum(members.stream().map(PlanMoney.Member::loans).toList()),
                Money.sum(members.stream().map(PlanMoney.Member::match).toList()),
                Money.sum(members.stream().map(PlanMoney.Member::nonElective).toList()),
                Money.sum(members.stream().map(PlanMoney.Member::trueUp).toList()));
    }
}
