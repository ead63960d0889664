package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paycheck.Remark;
import org.openpractice.payroll.payline.CostCenter;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.platform.digest.Sha256;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.sql.Sql;

/**
 * Writes the paychecks of a partition and their lines: a statement each, whatever their number, and a batch each for remarks,
 * once for all whom one concerns, and for differences of earlier periods. COPY would be faster, but PostgreSQL does not let it
 * pass row-level security. The group is asked once for a statement, not by the default of each row, and the arrays are read
 * side by side as they are: a {@code from unnest(...)} would store each of them first.
 */
@ApplicationScoped
class PaycheckWriter {

    private static final String INSERT_PAYCHECKS = """
            insert into paycheck (practice_group_id, pay_run_id, calculation, version, id, employee_id, employee_number,
                employee_name, disposition, because_of_event_id, refusal, refusal_detail, gross_cents, taxes_cents,
                deductions_cents, reimbursements_cents, net_cents, employer_taxes_cents, input_digest, input, negates_id)
            select (select current_practice_group()), :run, :calculation, 0, unnest(:ids::uuid[]),
                unnest(:employees::uuid[]), unnest(:numbers::text[]), unnest(:names::text[]),
                unnest(:dispositions::text[]), unnest(:causes::uuid[]), unnest(:refusals::text[]),
                unnest(:details::text[]), unnest(:gross::bigint[]), unnest(:taxes::bigint[]),
                unnest(:deductions::bigint[]), unnest(:reimbursements::bigint[]), unnest(:net::bigint[]), unnest(:employerTaxes::bigint[]),
                unnest(:digests::text[]), unnest(:inputs::text[]), unnest(:negates::uuid[])
            """;

    private static final String INSERT_LINES = """
            insert into paycheck_line (practice_group_id, paycheck_id, ordinal, kind, code, description, hours, rate,
                amount_cents, wages_cents, year_to_date_cents, wages_year_to_date_cents, department_id, location_id,
                position)
            select (select current_practice_group()), unnest(:ids::uuid[]), unnest(:ordinals::integer[]),
                unnest(:kinds::text[]), unnest(:codes::text[]), unnest(:descriptions::text[]), unnest(:hours::numeric[]),
                unnest(:rates::numeric[]), unnest(:amounts::bigint[]), unnest(:wages::bigint[]), unnest(:years::bigint[]),
                unnest(:wagesOfYears::bigint[]), unnest(:departments::uuid[]), unnest(:locations::uuid[]),
                unnest(:positions::text[])
            """;

    private static final String INSERT_DIFFERENCES = """
            insert into paycheck_difference (paycheck_id, ordinal, period_starts_on, period_ends_on, code,
                department_id, location_id, position, hours, paid_cents, due_cents)
            values (:paycheck, :ordinal, :startsOn, :endsOn, :code, :department, :location, :position, :hours, :paid,
                :due)
            """;

    private static final String INSERT_REMARK = """
            insert into paycheck_remark (pay_run_id, calculation, kind, what, paycheck_ids)
            values (:run, :calculation, :kind, :what, :paychecks)
            """;

    /** What stands on a paycheck in an order. */
    private record Numbered<T>(UUID paycheckId, int ordinal, T what) {

        static <T> List<Numbered<T>> all(
                List<UUID> ids, List<CalculatedPaycheck> paychecks, Function<CalculatedPaycheck, List<T>> of) {
            var all = new ArrayList<Numbered<T>>();
            for (int i = 0; i < ids.size(); i++) {
                int ordinal = 0;
                for (T one : of.apply(paychecks.get(i))) {
                    all.add(new Numbered<>(ids.get(i), ordinal++, one));
                }
            }
            return all;
        }
    }

    private final Sql sql;

    PaycheckWriter(Sql sql) {
        this.sql = sql.direct();
    }

    /** Joins the current transaction. */
    void write(UUID payRunId, int calculation, List<CalculatedPaycheck> paychecks) {
        var ids = each(paychecks, paycheck -> idOf(payRunId, calculation, paycheck.employeeId()));
        sql.update(INSERT_PAYCHECKS)
                .set("run", payRunId)
                .set("calculation", calculation)
                .set("ids", ids)
                .set("employees", each(paychecks, CalculatedPaycheck::employeeId))
                .set("numbers", each(paychecks, CalculatedPaycheck::employeeNumber))
                .set("names", each(paychecks, CalculatedPaycheck::employeeName))
                .set("dispositions", each(paychecks, CalculatedPaycheck::disposition))
                .set("causes", each(paychecks, CalculatedPaycheck::becauseOfEventId))
                .set(
                        "refusals",
                        each(
                                paychecks,
                                paycheck -> ofRefusal(
                                        paycheck, refusal -> refusal.type().slug())))
                .set("details", each(paychecks, paycheck -> ofRefusal(paycheck, ProblemException::detail)))
                .set("gross", amounts(paychecks, NetPay::gross))
                .set("taxes", amounts(paychecks, NetPay::taxes))
                .set("deductions", amounts(paychecks, NetPay::deductions))
                .set("reimbursements", amounts(paychecks, NetPay::reimbursements))
                .set("net", amounts(paychecks, NetPay::net))
                .set("employerTaxes", amounts(paychecks, NetPay::employerTaxes))
                .set("digests", each(paychecks, CalculatedPaycheck::digest))
                .set("inputs", each(paychecks, CalculatedPaycheck::input))
                .set("negates", each(paychecks, CalculatedPaycheck::negates))
                .run();
        writeLines(Numbered.all(ids, paychecks, CalculatedPaycheck::lines));
        sql.<Map.Entry<Remark, List<UUID>>>batch(INSERT_REMARK, paychecksOfRemarks(ids, paychecks), (row, remark) -> {
            row.set("run", payRunId);
            row.set("calculation", calculation);
            row.set("kind", remark.getKey().kind());
            row.set("what", remark.getKey().what());
            row.set("paychecks", remark.getValue());
        });
        sql.<Numbered<EarlierPeriods.Difference>>batch(
                INSERT_DIFFERENCES, Numbered.all(ids, paychecks, CalculatedPaycheck::differences), PaycheckWriter::set);
    }

    private void writeLines(List<Numbered<PayLine>> lines) {
        sql.update(INSERT_LINES)
                .set("ids", each(lines, Numbered::paycheckId))
                .set("ordinals", each(lines, Numbered::ordinal))
                .set("kinds", each(lines, line -> line.what().kind()))
                .set("codes", each(lines, line -> line.what().code()))
                .set("descriptions", each(lines, line -> line.what().description()))
                .set("hours", each(lines, line -> line.what().hours()))
                .set("rates", each(lines, line -> line.what().rate()))
                .set("amounts", each(lines, line -> line.what().amount()))
                .set("wages", each(lines, line -> line.what().wages()))
                .set("years", each(lines, line -> line.what().yearToDate()))
                .set("wagesOfYears", each(lines, line -> line.what().wagesYearToDate()))
                .set("departments", each(lines, line -> place(line).departmentId()))
                .set("locations", each(lines, line -> place(line).locationId()))
                .set("positions", each(lines, line -> place(line).position()))
                .run();
    }

    private static Collection<Map.Entry<Remark, List<UUID>>> paychecksOfRemarks(
            List<UUID> ids, List<CalculatedPaycheck> paychecks) {
        var remarks = new LinkedHashMap<Remark, List<UUID>>();
        for (int i = 0; i < ids.size(); i++) {
            for (var remark : paychecks.get(i).remarks()) {
                remarks.computeIfAbsent(remark, first -> new ArrayList<>()).add(ids.get(i));
            }
        }
        return remarks.entrySet();
    }

    private static CostCenter place(Numbered<PayLine> line) {
        return Objects.requireNonNullElse(line.what().place(), CostCenter.UNNAMED);
    }

    private static void set(Sql.Parameters row, Numbered<EarlierPeriods.Difference> numbered) {
        var difference = numbered.what();
        row.set("paycheck", numbered.paycheckId());
        row.set("ordinal", numbered.ordinal());
        row.set("startsOn", difference.periodStartsOn());
        row.set("endsOn", difference.periodEndsOn());
        row.set("code", difference.code());
        row.set("department", difference.place().departmentId());
        row.set("location", difference.place().locationId());
        row.set("position", difference.place().position());
        row.set("hours", difference.hours());
        row.set("paid", difference.paid());
        row.set("due", difference.due());
    }

    private static @Nullable String ofRefusal(CalculatedPaycheck paycheck, Function<ProblemException, String> what) {
        var refusal = paycheck.refusal();
        return refusal == null ? null : what.apply(refusal);
    }

    private static List<Money> amounts(List<CalculatedPaycheck> paychecks, Function<NetPay, Money> amount) {
        return each(paychecks, paycheck -> {
            var pay = paycheck.pay();
            return pay == null ? Money.ZERO : amount.apply(pay);
        });
    }

    private static <T, V extends @Nullable Object> List<V> each(List<T> rows, Function<? super T, V> column) {
        var values = new ArrayList<V>(rows.size());
        rows.forEach(row -> values.add(column.apply(row)));
        return values;
    }

    /**
     * The id of a paycheck follows from its run, calculation and employee, so that it is the same whatever the partition and
     * however often a stopped calculation went on. It begins like the run's own id: paychecks of a run lie together.
     */
    static UUID idOf(UUID payRunId, int calculation, UUID employeeId) {
        var digest = ByteBuffer.wrap(Sha256.of(payRunId + "|" + calculation + "|" + employeeId));
        long time = payRunId.getMostSignificantBits() & ~0xFFFFL;
        long high = time | 0x8000L | (digest.getLong() & 0x0FFFL);
        long low = 0x8000_0000_0000_0000L | (digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL);
        return new UUID(high, low);
    }
}
