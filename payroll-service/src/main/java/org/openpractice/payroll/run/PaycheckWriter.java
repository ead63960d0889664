package org.openpractice.payroll.run;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.CostCenter;
import org.openpractice.payroll.payline.PayLine;

/**
 * Writes the paychecks of a partition and their lines: two statements, whatever their number, and a batch for
 * differences of earlier periods. COPY would be faster, but PostgreSQL does not let it pass row-level security. The group is
 * asked once for a statement, not by the default of each row, and the arrays are read side by side as they are: a
 * {@code from unnest(...)} would store each of them first.
 */
@ApplicationScoped
class PaycheckWriter {

    private static final String INSERT_PAYCHECKS = """
            insert into paycheck (practice_group_id, pay_run_id, calculation, version, id, employee_id, employee_number,
                employee_name, disposition, because_of_event_id, refusal, refusal_detail, gross_cents, taxes_cents,
                deductions_cents, net_cents, employer_taxes_cents, input_digest, input, negates_id)
            select (select current_practice_group()), ?, ?, 0, unnest(?::uuid[]), unnest(?::uuid[]), unnest(?::text[]),
                unnest(?::text[]), unnest(?::text[]), unnest(?::uuid[]), unnest(?::text[]), unnest(?::text[]),
                unnest(?::bigint[]), unnest(?::bigint[]), unnest(?::bigint[]), unnest(?::bigint[]), unnest(?::bigint[]),
                unnest(?::text[]), unnest(?::text[]), unnest(?::uuid[])
            """;
    private static final String INSERT_LINES = """
            insert into paycheck_line (practice_group_id, paycheck_id, ordinal, kind, code, description, hours, rate_cents,
                amount_cents, wages_cents, year_to_date_cents, wages_year_to_date_cents, department_id, location_id,
                position)
            select (select current_practice_group()), unnest(?::uuid[]), unnest(?::integer[]), unnest(?::text[]),
                unnest(?::text[]), unnest(?::text[]), unnest(?::numeric[]), unnest(?::bigint[]), unnest(?::bigint[]),
                unnest(?::bigint[]), unnest(?::bigint[]), unnest(?::bigint[]), unnest(?::uuid[]), unnest(?::uuid[]),
                unnest(?::text[])
            """;

    private static final String INSERT_DIFFERENCES = """
            insert into paycheck_difference (paycheck_id, ordinal, period_starts_on, period_ends_on, code,
                department_id, location_id, position, hours, paid_cents, due_cents)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final AgroalDataSource dataSource;

    PaycheckWriter(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Joins the current transaction. */
    void write(UUID payRunId, int calculation, List<CalculatedPaycheck> paychecks) {
        try (var connection = dataSource.getConnection()) {
            try (var statement = connection.prepareStatement(INSERT_PAYCHECKS)) {
                paycheckColumns(connection, statement, payRunId, calculation, paychecks);
                statement.executeUpdate();
            }
            try (var statement = connection.prepareStatement(INSERT_LINES)) {
                lineColumns(connection, statement, payRunId, calculation, paychecks);
                statement.executeUpdate();
            }
            if (paychecks.stream().anyMatch(paycheck -> !paycheck.differences().isEmpty())) {
                try (var statement = connection.prepareStatement(INSERT_DIFFERENCES)) {
                    differences(statement, payRunId, calculation, paychecks);
                    statement.executeBatch();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The paychecks of run " + payRunId + " could not be written", e);
        }
    }

    private static void paycheckColumns(
            Connection connection,
            PreparedStatement statement,
            UUID payRunId,
            int calculation,
            List<CalculatedPaycheck> paychecks)
            throws SQLException {
        int size = paychecks.size();
        var ids = new UUID[size];
        var employees = new UUID[size];
        var numbers = new String[size];
        var names = new String[size];
        var dispositions = new String[size];
        var causes = new @Nullable UUID[size];
        var refusals = new @Nullable String[size];
        var details = new @Nullable String[size];
        var gross = new long[size];
        var taxes = new long[size];
        var deductions = new long[size];
        var net = new long[size];
        var employerTaxes = new long[size];
        var digests = new String[size];
        var inputs = new @Nullable String[size];
        var negates = new @Nullable UUID[size];
        for (int i = 0; i < size; i++) {
            var paycheck = paychecks.get(i);
            var pay = paycheck.pay();
            ids[i] = idOf(payRunId, calculation, paycheck.employeeId());
            employees[i] = paycheck.employeeId();
            numbers[i] = paycheck.employeeNumber();
            names[i] = paycheck.employeeName();
            dispositions[i] = paycheck.disposition().name();
            causes[i] = paycheck.becauseOfEventId();
            refusals[i] = paycheck.refusal() == null
                    ? null
                    : paycheck.refusal().type().slug();
            details[i] = paycheck.refusal() == null ? null : paycheck.refusal().detail();
            gross[i] = pay == null ? 0 : pay.gross().cents();
            taxes[i] = pay == null ? 0 : pay.taxes().cents();
            deductions[i] = pay == null ? 0 : pay.deductions().cents();
            net[i] = pay == null ? 0 : pay.net().cents();
            employerTaxes[i] = pay == null ? 0 : pay.employerTaxes().cents();
            digests[i] = paycheck.digest();
            inputs[i] = paycheck.input();
            negates[i] = paycheck.negates();
        }
        int at = 0;
        statement.setObject(++at, payRunId);
        statement.setInt(++at, calculation);
        statement.setArray(++at, connection.createArrayOf("uuid", ids));
        statement.setArray(++at, connection.createArrayOf("uuid", employees));
        statement.setArray(++at, connection.createArrayOf("text", numbers));
        statement.setArray(++at, connection.createArrayOf("text", names));
        statement.setArray(++at, connection.createArrayOf("text", dispositions));
        statement.setArray(++at, connection.createArrayOf("uuid", causes));
        statement.setArray(++at, connection.createArrayOf("text", refusals));
        statement.setArray(++at, connection.createArrayOf("text", details));
        for (var column : List.of(gross, taxes, deductions, net, employerTaxes)) {
            statement.setArray(++at, bigints(connection, column));
        }
        statement.setArray(++at, connection.createArrayOf("text", digests));
        statement.setArray(++at, connection.createArrayOf("text", inputs));
        statement.setArray(++at, connection.createArrayOf("uuid", negates));
    }

    private static void lineColumns(
            Connection connection,
            PreparedStatement statement,
            UUID payRunId,
            int calculation,
            List<CalculatedPaycheck> paychecks)
            throws SQLException {
        int size =
                paychecks.stream().mapToInt(paycheck -> paycheck.lines().size()).sum();
        var ids = new UUID[size];
        var ordinals = new Integer[size];
        var kinds = new String[size];
        var codes = new String[size];
        var descriptions = new String[size];
        var hours = new @Nullable BigDecimal[size];
        var rates = new @Nullable Long[size];
        var amounts = new long[size];
        var wages = new @Nullable Long[size];
        var years = new long[size];
        var wagesOfYears = new long[size];
        var departments = new @Nullable UUID[size];
        var locations = new @Nullable UUID[size];
        var positions = new @Nullable String[size];
        int i = 0;
        for (var paycheck : paychecks) {
            var id = idOf(payRunId, calculation, paycheck.employeeId());
            int ordinal = 0;
            for (PayLine line : paycheck.lines()) {
                ids[i] = id;
                ordinals[i] = ordinal++;
                kinds[i] = line.kind().name();
                codes[i] = line.code();
                descriptions[i] = line.description();
                hours[i] = line.hours();
                rates[i] = cents(line.rate());
                amounts[i] = line.amount().cents();
                wages[i] = cents(line.wages());
                years[i] = line.yearToDate().cents();
                wagesOfYears[i] = line.wagesYearToDate().cents();
                var place = line.place() == null ? CostCenter.UNNAMED : line.place();
                departments[i] = place.departmentId();
                locations[i] = place.locationId();
                positions[i] = place.position();
                i++;
            }
        }
        int at = 0;
        statement.setArray(++at, connection.createArrayOf("uuid", ids));
        statement.setArray(++at, connection.createArrayOf("int4", ordinals));
        statement.setArray(++at, connection.createArrayOf("text", kinds));
        statement.setArray(++at, connection.createArrayOf("text", codes));
        statement.setArray(++at, connection.createArrayOf("text", descriptions));
        statement.setArray(++at, connection.createArrayOf("numeric", hours));
        statement.setArray(++at, connection.createArrayOf("int8", rates));
        statement.setArray(++at, bigints(connection, amounts));
        statement.setArray(++at, connection.createArrayOf("int8", wages));
        statement.setArray(++at, bigints(connection, years));
        statement.setArray(++at, bigints(connection, wagesOfYears));
        statement.setArray(++at, connection.createArrayOf("uuid", departments));
        statement.setArray(++at, connection.createArrayOf("uuid", locations));
        statement.setArray(++at, connection.createArrayOf("text", positions));
    }

    private static void differences(
            PreparedStatement statement, UUID payRunId, int calculation, List<CalculatedPaycheck> paychecks)
            throws SQLException {
        for (var paycheck : paychecks) {
            int ordinal = 0;
            for (var difference : paycheck.differences()) {
                int at = 0;
                statement.setObject(++at, idOf(payRunId, calculation, paycheck.employeeId()));
                statement.setInt(++at, ordinal++);
                statement.setObject(++at, difference.periodStartsOn());
                statement.setObject(++at, difference.periodEndsOn());
                statement.setString(++at, difference.code());
                statement.setObject(++at, difference.place().departmentId(), Types.OTHER);
                statement.setObject(++at, difference.place().locationId(), Types.OTHER);
                statement.setString(++at, difference.place().position());
                statement.setBigDecimal(++at, difference.hours());
                statement.setLong(++at, difference.paid().cents());
                statement.setLong(++at, difference.due().cents());
                statement.addBatch();
            }
        }
    }

    private static Array bigints(Connection connection, long[] values) throws SQLException {
        return connection.unwrap(org.postgresql.PGConnection.class).createArrayOf("int8", values);
    }

    private static @Nullable Long cents(@Nullable Money amount) {
        return amount == null ? null : amount.cents();
    }

    /**
     * The id of a paycheck follows from its run, calculation and employee, so that it is the same whatever the partition and
     * however often a stopped calculation went on. It begins like the run's own id: paychecks of a run lie together.
     */
    static UUID idOf(UUID payRunId, int calculation, UUID employeeId) {
        try {
            var digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256")
                    .digest((payRunId + "|" + calculation + "|" + employeeId).getBytes(StandardCharsets.US_ASCII)));
            long time = payRunId.getMostSignificantBits() & ~0xFFFFL;
            long high = time | 0x8000L | (digest.getLong() & 0x0FFFL);
            long low = 0x8000_0000_0000_0000L | (digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL);
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
