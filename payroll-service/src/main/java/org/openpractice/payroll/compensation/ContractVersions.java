package org.openpractice.payroll.compensation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The approved versions of one contract in the order in which they take effect. Of two from the same day the later one
 * holds.
 *
 * @param firstMonth month with which contract years begin, from 1
 */
record ContractVersions(int firstMonth, List<Version> versions) {

    private static final Comparator<Version> IN_ORDER =
            Comparator.comparing(Version::from).thenComparing(Version::number);

    /** @param endsOn last day it may hold; null until another takes its place */
    public record Version(
            UUID id, int number, LocalDate from, @Nullable LocalDate endsOn, ContractTerms terms) {}

    /** Days, both included, on which one version holds. */
    public record Slice(Version version, LocalDate from, LocalDate to) {
        public long days() {
            return ChronoUnit.DAYS.between(from, to) + 1;
        }
    }

    public ContractVersions {
        versions = versions.stream().sorted(IN_ORDER).toList();
    }

    /** The version that holds on a day. */
    public Optional<Version> on(LocalDate day) {
        return slices(day, day).stream().map(Slice::version).findFirst();
    }

    /** The version that holds on a day, or the last one that did before. */
    public Optional<Version> lastUntil(LocalDate day) {
        return versions.stream().filter(version -> !version.from().isAfter(day)).max(IN_ORDER);
    }

    /** What holds when between two days, both included, in order. */
    public List<Slice> slices(LocalDate from, LocalDate to) {
        var slices = new ArrayList<Slice>();
        for (int i = 0; i < versions.size(); i++) {
            var version = versions.get(i);
            var begins = version.from().isBefore(from) ? from : version.from();
            var ends = to;
            if (version.endsOn() != null && version.endsOn().isBefore(ends)) {
                ends = version.endsOn();
            }
            if (i + 1 < versions.size() && !versions.get(i + 1).from().isAfter(ends)) {
                ends = versions.get(i + 1).from().minusDays(1);
            }
            if (!begins.isAfter(ends)) {
                slices.add(new Slice(version, begins, ends));
            }
        }
        return slices;
    }

    public ContractYear yearOf(LocalDate day) {
        return ContractYear.of(day, firstMonth);
    }
}
