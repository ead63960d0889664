package org.openpractice.payroll.compensation;

import static org.openpractice.platform.audit.Verb.LOADED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.csv.CsvColumns;
import org.openpractice.platform.csv.CsvTable;
import org.openpractice.platform.csv.UnreadableCsv;
import org.openpractice.platform.digest.Sha256;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.records.Stamp;
import org.openpractice.platform.upload.RowError;

/**
 * Takes in an edition of a year's work RVUs from a CSV file with the columns HCPCS, MODIFIER, WORK_RVU and, if the file
 * has it, DHS ({@code Y} for a designated health service). The numbers are kept as they are printed: CMS's own table of
 * 2026 already has the efficiency adjustment in it.
 *
 * <p>Refuses {@link CompensationProblem#WORK_RVU_FILE_WRONG} and names every wrong row; nothing is kept then.
 */
@ApplicationScoped
class ImportWorkRvus {

    /** The whole table of CMS has less than 20,000 rows and 2 MB. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private static final CsvColumns COLUMNS = CsvColumns.atLeast("HCPCS", "MODIFIER", "WORK_RVU");
    private static final int SHOWN_ERRORS = 500;
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{5}");
    private static final Pattern MODIFIER = Pattern.compile("([A-Z0-9]{2})?");
    private static final Pattern WORK_RVU = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,2})?|\\.[0-9]{1,2}");

    private final WorkRvuSchedules schedules;
    private final Actor actor;
    private final Audit audit;
    private final Clock clock;

    ImportWorkRvus(WorkRvuSchedules schedules, Actor actor, Audit audit, Clock clock) {
        this.schedules = schedules;
        this.actor = actor;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param source where the numbers come from, for example {@code CMS PPRRVU26_JAN} */
    @Transactional
    public WorkRvuSchedule importYear(int year, String source, InputStream content) {
        byte[] bytes = read(content);
        var rows = rows(bytes);
        int edition = schedules.latest(year).map(WorkRvuSchedule::edition).orElse(0) + 1;
        var schedule =
                new WorkRvuSchedule(year, edition, source, Sha256.hex(bytes), rows.size(), Stamp.of(actor, clock));
        schedules.persist(schedule);
        schedules.insert(schedule.id(), rows);
        audit.record(LOADED, "work-rvu-schedule", schedule.id());
        return schedule;
    }

    private static List<WorkRvuSchedules.Row> rows(byte[] bytes) {
        var rows = new ArrayList<WorkRvuSchedules.Row>();
        var errors = new ArrayList<RowError>();
        var seen = new HashSet<String>();
        try (var table = CsvTable.ofOffice(() -> new ByteArrayInputStream(bytes), COLUMNS)) {
            for (var row = table.next(); row != null; row = table.next()) {
                read(row, rows, errors, seen);
            }
        } catch (UnreadableCsv e) {
            throw CompensationProblem.WORK_RVU_FILE_WRONG.because(e.detail());
        }
        if (!errors.isEmpty()) {
            throw CompensationProblem.WORK_RVU_FILE_WRONG.because(
                    errors.size() + " cells or rows are wrong, nothing was kept",
                    Map.of(
                            "wrong",
                            errors.size(),
                            "rows",
                            List.copyOf(errors.subList(0, Math.min(SHOWN_ERRORS, errors.size())))));
        }
        if (rows.isEmpty()) {
            throw CompensationProblem.WORK_RVU_FILE_WRONG.because("The file has no rows: expected one for each code");
        }
        return rows;
    }

    private static void read(
            CsvTable.Row row, List<WorkRvuSchedules.Row> rows, List<RowError> errors, Set<String> seen) {
        int before = errors.size();
        var code = row.cell("HCPCS").toUpperCase(Locale.ROOT);
        var modifier = row.cell("MODIFIER").toUpperCase(Locale.ROOT);
        var workRvu = row.cell("WORK_RVU");
        var designated = row.cell("DHS").toUpperCase(Locale.ROOT);
        if (!CODE.matcher(code).matches()) {
            errors.add(new RowError(row.line(), "HCPCS", "is not a code", "expected five letters and digits"));
        }
        if (!MODIFIER.matcher(modifier).matches()) {
            errors.add(new RowError(
                    row.line(), "MODIFIER", "is not a modifier", "expected two letters or digits, or nothing"));
        }
        if (!WORK_RVU.matcher(workRvu).matches()) {
            errors.add(new RowError(
                    row.line(),
                    "WORK_RVU",
                    "is not a number of work RVUs",
                    "expected zero or more with at most two decimal places"));
        }
        if (!Set.of("", "Y", "N").contains(designated)) {
            errors.add(new RowError(row.line(), "DHS", "is neither Y nor N", "expected Y, N or nothing"));
        }
        if (errors.size() == before) {
            if (seen.add(code + "-" + modifier)) {
                rows.add(new WorkRvuSchedules.Row(code, modifier, new BigDecimal(workRvu), designated.equals("Y")));
            } else {
                errors.add(new RowError(
                        row.line(), "HCPCS", "stands there a second time", "expected each code and modifier once"));
            }
        }
    }

    private static byte[] read(InputStream content) {
        try {
            byte[] bytes = content.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw PlatformProblem.BODY_TOO_LARGE.because("a work RVU file has at most " + MOST_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
