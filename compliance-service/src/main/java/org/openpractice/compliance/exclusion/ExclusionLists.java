package org.openpractice.compliance.exclusion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;
import org.openpractice.platform.sql.Sql;

/** The files of the list that the group received. */
@ApplicationScoped
class ExclusionLists implements Records<ExclusionList> {

    /** Which files are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("kind")
        @Nullable
        ListKind kind;

        @Parameter(description = "What became of the file")
        @QueryParam("state")
        ExclusionList.@Nullable State state;

        @Parameter(description = "Received on this day (UTC) or later")
        @QueryParam("receivedFrom")
        @Nullable
        LocalDate receivedFrom;

        @Parameter(description = "Received on this day (UTC) or earlier")
        @QueryParam("receivedTo")
        @Nullable
        LocalDate receivedTo;
    }

    private final Sql sql;

    ExclusionLists(Sql sql) {
        this.sql = sql;
    }

    ListOf<ExclusionList> list(Asked asked) {
        return list(ExclusionList.class, asked)
                .search("e.sha256", "e.received.by")
                .where("e.kind = ?", asked.kind)
                .where("e.state = ?", asked.state)
                .during("e.received.at", asked.receivedFrom, asked.receivedTo)
                .sort("receivedAt", Instant.class, "e.received.at");
    }

    /** The full list that holds now; empty before the first. */
    Optional<ExclusionList> current() {
        return find(
                        "kind = ?1 and state = ?2 order by loadedAt desc, id desc",
                        ListKind.FULL,
                        ExclusionList.State.LOADED)
                .firstResultOptional();
    }

    /** The same file, received before and not refused. */
    Optional<ExclusionList> sameFile(ListKind kind, String sha256) {
        return find("kind = ?1 and sha256 = ?2 and state <> ?3", kind, sha256, ExclusionList.State.REFUSED)
                .firstResultOptional();
    }

    /** Until the end of the transaction the current list stays the current list. */
    void holdStill() {
        advisoryLock("pg_advisory_xact_lock_shared");
    }

    /**
     * Waits for every screening under way, and makes later ones wait for the commit: nobody is screened against the old
     * list after the new one is there.
     */
    void replace() {
        advisoryLock("pg_advisory_xact_lock");
    }

    private void advisoryLock(String function) {
        sql.query("select " + function + "(hashtextextended('exclusion-list:' || current_practice_group(), 0))")
                .any();
    }
}
