package org.openpractice.compliance.exclusion;

import static org.openpractice.platform.audit.Verb.LOADED;
import static org.openpractice.platform.audit.Verb.REFUSED;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openpractice.compliance.staff.StaffMembers;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.job.JobProgress;
import org.openpractice.platform.job.JobWork;
import org.openpractice.platform.upload.RowError;
import org.openpractice.platform.upload.Uploads;

/**
 * The job behind an uploaded list: reads the file once to check it, a second time to load it in one transaction, then
 * screens everybody who works for the group. Run again after a stop it goes on with whoever was not screened yet. Fails
 * with {@link ExclusionProblem#EXCLUSION_LIST_REFUSED} when the file is not in order.
 *
 * <p>OIG publishes each month the database of all active exclusions, some 82,000, and beside it supplements that hold that
 * month's exclusions and reinstatements alone (oig.hhs.gov/exclusions, Quick Tips). From one month to the next the database
 * loses those who were reinstated: 13 in January 2017. So a full list that lacks a good part of the one before is no full list
 * but a supplement, or a download that broke off, and would clear everybody whom it does not name.
 */
@ApplicationScoped
class LoadExclusionList implements JobWork {

    static final String KIND = "exclusion-list";

    private static final int BATCH = 1000;
    private static final int SHOWN_ERRORS = 100;
    private static final int LOAD_SECONDS = 900;

    /** A full list may lack one in so many exclusions of the list before: several years' reinstatements. */
    private static final int MAY_LACK_ONE_IN = 10;

    /** Or so many, fewer than a month's reinstatements, so long as they are not most of a list. */
    private static final int MAY_ALWAYS_LACK = 10;

    /** The whole database goes back to 1977, a monthly supplement a few months. */
    private static final int FEWEST_MONTHS = 12;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final ExclusionLists lists;
    private final ExclusionRows rows;
    private final ExclusionMatches matches;
    private final StaffMembers staffMembers;
    private final ScreenStaffMember screenStaffMember;
    private final Uploads uploads;
    private final Audit audit;
    private final Clock clock;

    LoadExclusionList(
            ExclusionLists lists,
            ExclusionRows rows,
            ExclusionMatches matches,
            StaffMembers staffMembers,
            ScreenStaffMember screenStaffMember,
            Uploads uploads,
            Audit audit,
            Clock clock) {
        this.lists = lists;
        this.rows = rows;
        this.matches = matches;
        this.staffMembers = staffMembers;
        this.screenStaffMember = screenStaffMember;
        this.uploads = uploads;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What the job found.
     *
     * @param list the list as loaded
     * @param screened people screened against it
     * @param lifted matches closed by a reinstatement
     */
    public record Result(ExclusionList.View list, int screened, int lifted) {}

    /** What reading the file to the end told. */
    private static final class Check {
        private int rowCount;
        private int errorCount;
        private final List<RowError> firstErrors = new ArrayList<>();
        private int reinstatementErrors;
        private @Nullable LocalDate earliestExcludedOn;
        private @Nullable LocalDate latestExcludedOn;

        void error(RowError error) {
            errorCount++;
            if (error.field().equals("REINDATE")) {
                reinstatementErrors++;
            }
            if (firstErrors.size() < SHOWN_ERRORS) {
                firstErrors.add(error);
            }
        }

        /** A file of the other kind has one fault and not one in each row. */
        void sayOnceThatItIsOfTheOtherKind(ListKind sentAs) {
            if (rowCount == 0 || reinstatementErrors < rowCount) {
                return;
            }
            firstErrors.clear();
            errorCount = 0;
            error(
                    sentAs == ListKind.FULL
                            ? new RowError(
                                    1,
                                    "REINDATE",
                                    "is set in every row: this is a file of reinstatements",
                                    "kind=REINSTATEMENT for it, or OIG's whole database (UPDATED.csv)")
                            : new RowError(
                                    1,
                                    "REINDATE",
                                    "is set in no row: this is a list of exclusions",
                                    "kind=FULL for OIG's whole database, or OIG's monthly file of reinstatements"));
        }

        /** What speaks for a supplement where there is no list before to compare with. */
        List<String> warnings() {
            var earliest = earliestExcludedOn;
            var latest = latestExcludedOn;
            return earliest == null
                            || latest == null
                            || earliest.plusMonths(FEWEST_MONTHS).isBefore(latest)
                    ? List.of()
                    : List.of("All exclusions are of " + earliest + " to " + latest
                            + ", as in a monthly supplement; OIG's whole database goes back to 1977. Whoever is excluded and not"
                            + " in this file is shown as clear.");
        }

        void row(ExclusionRow row) {
            if (earliestExcludedOn == null || row.excludedOn().isBefore(earliestExcludedOn)) {
                earliestExcludedOn = row.excludedOn();
            }
            if (latestExcludedOn == null || row.excludedOn().isAfter(latestExcludedOn)) {
                latestExcludedOn = row.excludedOn();
            }
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Object run(JsonNode parameters, JobProgress progress) {
        var listId = UUID.fromString(parameters.path("exclusionListId").asText());
        var replaces = parameters.path("replaces").asText("");
        var list = transaction(() -> lists.get(listId));
        if (list.state() == ExclusionList.State.REFUSED) {
            throw list.refusal();
        }
        int people = list.kind() == ListKind.FULL
                ? Math.toIntExact(transaction(() -> staffMembers.countEmployedFrom(LocalDate.now(clock))))
                : 0;
        int lifted = 0;
        if (list.state() == ExclusionList.State.RECEIVED) {
            var check = check(list, replaces);
            if (check.errorCount > 0) {
                throw refuse(listId, check);
            }
            progress.total(check.rowCount + (long) people);
            lifted = list.kind() == ListKind.FULL
                    ? loadFull(listId, replaces, check, progress)
                    : loadReinstatement(listId, check, progress);
        } else {
            progress.total(list.rowCount() + (long) people);
            progress.advance(list.rowCount());
        }
        int screened = list.kind() == ListKind.FULL ? screenEverybody(listId, progress) : 0;
        return new Result(transaction(() -> lists.get(listId).view()), screened, lifted);
    }

    private Check check(ExclusionList list, String replaces) {
        var check = new Check();
        check.rowCount = read(list, check::row, check::error);
        check.sayOnceThatItIsOfTheOtherKind(list.kind());
        var current = transaction(() -> lists.current()
                .filter(before -> !replaces.equals(before.id().toString()))
                .map(ExclusionList::latestExcludedOn));
        var latest = check.latestExcludedOn;
        if (list.kind() == ListKind.FULL && latest != null && current.isPresent() && latest.isBefore(current.get())) {
            check.error(new RowError(
                    1,
                    "EXCLDATE",
                    "the newest exclusion is of " + latest + ", older than in the list loaded before",
                    "a list whose newest exclusion is of " + current.get() + " or later"));
        }
        return check;
    }

    private RuntimeException refuse(UUID listId, Check check) {
        return transaction(() -> {
            var list = lists.get(listId);
            list.refuse(check.rowCount, check.firstErrors, check.errorCount);
            audit.record(REFUSED, "exclusion-list", listId);
            return list.refusal();
        });
    }

    private int loadFull(UUID listId, String replaces, Check check, JobProgress progress) {
        try {
            progress.inOneTransaction(LOAD_SECONDS, () -> {
                var added = new int[1];
                inBatches(lists.get(listId), batch -> {
                    added[0] += rows.add(listId, batch);
                    progress.advance(batch.size());
                });
                rows.takeOverReinstatements(listId);
                lists.replace();
                var before = lists.current();
                if (before.isPresent() && !replaces.equals(before.get().id().toString())) {
                    requireMost(before.get(), rows.lost(before.get().id(), listId));
                }
                int gone = before.map(list -> rows.countOf(list.id())).orElse(0);
                var list = lists.get(listId);
                list.load(check.rowCount, added[0], gone, 0, check.latestExcludedOn, clock.instant());
                if (before.isEmpty()) {
                    list.warn(check.warnings());
                }
                audit.record(LOADED, "exclusion-list", listId);
                return added[0];
            });
        } catch (LacksTooMuch lacking) {
            check.error(lacking.error);
            throw refuse(listId, check);
        }
        return 0;
    }

    private static void requireMost(ExclusionList before, int lost) {
        boolean areMany = lost > MAY_ALWAYS_LACK && (long) lost * MAY_LACK_ONE_IN > before.rowCount();
        if (areMany || 2L * lost > before.rowCount()) {
            throw new LacksTooMuch(new RowError(
                    1,
                    "row",
                    "the file lacks " + lost + " of the " + before.rowCount()
                            + " exclusions of the list loaded before; a monthly supplement does, and a download that broke off",
                    "OIG's whole database (UPDATED.csv); replaces=" + before.id()
                            + " when that list was wrong and is to be replaced all the same"));
        }
    }

    /** Undoes the loading of a list that is none. */
    private static final class LacksTooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient RowError error;

        LacksTooMuch(RowError error) {
            super(error.problem());
            this.error = error;
        }
    }

    private int loadReinstatement(UUID listId, Check check, JobProgress progress) {
        return progress.inOneTransaction(LOAD_SECONDS, () -> {
            inBatches(lists.get(listId), batch -> {
                rows.reinstate(listId, batch);
                progress.advance(batch.size());
            });
            lists.replace();
            var reinstated = rows.markReinstated(listId);
            int lifted = 0;
            for (var match : matches.standingWith(reinstated.keySet())) {
                var since = Objects.requireNonNull(
                        Objects.requireNonNull(reinstated.get(match.rowHash())).reinstatedOn());
                var member = staffMembers.lock(match.employeeId());
                boolean wasConfirmed = match.status() == MatchStatus.CONFIRMED;
                match.reinstate(since);
                screenStaffMember.settle(member, match, wasConfirmed, since, listId);
                lifted++;
            }
            lists.get(listId).load(check.rowCount, 0, 0, reinstated.size(), check.latestExcludedOn, clock.instant());
            audit.record(LOADED, "exclusion-list", listId);
            return lifted;
        });
    }

    private int screenEverybody(UUID listId, JobProgress progress) {
        int screened = 0;
        var after = progress.checkpoint().map(UUID::fromString).orElse(BEFORE_ALL);
        while (true) {
            var from = after;
            var people = transaction(() -> staffMembers.employedFrom(LocalDate.now(clock), from, BATCH / 10));
            if (people.isEmpty()) {
                return screened;
            }
            for (var person : people) {
                transaction(() -> {
                    screenStaffMember.screenAgainstNewList(person, listId);
                    return person;
                });
                screened++;
                progress.advance(1);
            }
            after = people.getLast();
            progress.checkpoint(after.toString());
        }
    }

    private void inBatches(ExclusionList list, Consumer<List<ExclusionRow>> take) {
        var batch = new ArrayList<ExclusionRow>(BATCH);
        read(
                list,
                row -> {
                    batch.add(row);
                    if (batch.size() == BATCH) {
                        take.accept(batch);
                        batch.clear();
                    }
                },
                error -> {
                    throw new IllegalStateException("The stored file is not what was checked");
                });
        if (!batch.isEmpty()) {
            take.accept(batch);
        }
    }

    private int read(ExclusionList list, Consumer<ExclusionRow> row, Consumer<RowError> error) {
        try (var file = uploads.open(list.storedFileId())) {
            return new ExclusionListReader(list.kind(), row, error).read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T transaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().timeout(LOAD_SECONDS).call(work);
    }
}
