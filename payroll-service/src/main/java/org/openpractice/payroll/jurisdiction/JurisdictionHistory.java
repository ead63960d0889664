package org.openpractice.payroll.jurisdiction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.enrollment.TaxJurisdiction;
import org.openpractice.payroll.place.Place;
import org.openpractice.payroll.place.Places;

/**
 * Where somebody worked and lived, day by day, out of two hands: staff says with every change of an assignment in which
 * states, payroll enters states and localities. What payroll entered holds until staff reports that the state itself
 * changed; a state that staff only repeats changes nothing.
 */
public final class JurisdictionHistory {

    /** What one hand said from a day on; of two from the same day the entered one holds. */
    record Version(LocalDate from, boolean entered, String id, Places places) {

        private static final Comparator<Version> IN_ORDER = Comparator.comparing(Version::from)
                .thenComparing(Version::entered)
                .thenComparing(Version::id);
    }

    private record Since(LocalDate from, Places places) {}

    private final List<Since> since = new ArrayList<>();

    JurisdictionHistory(Collection<Version> versions) {
        @Nullable Places now = null;
        @Nullable Places staffBefore = null;
        for (var version : versions.stream().sorted(Version.IN_ORDER).toList()) {
            var said = version.places();
            if (version.entered() || now == null) {
                now = said;
            } else {
                now = new Places(
                        moved(said.work(), staffBefore == null ? null : staffBefore.work(), now.work()),
                        moved(said.residence(), staffBefore == null ? null : staffBefore.residence(), now.residence()));
            }
            if (!version.entered()) {
                staffBefore = said;
            }
            since.add(new Since(version.from(), now));
        }
    }

    static JurisdictionHistory of(Collection<TaxJurisdiction> staff, Collection<EnteredJurisdiction> entered) {
        var versions = new ArrayList<Version>();
        staff.forEach(said -> versions.add(new Version(
                said.effectiveFrom(),
                false,
                said.id().toString(),
                new Places(Place.in(said.workState()), Place.in(said.residenceState())))));
        entered.forEach(said ->
                versions.add(new Version(said.effectiveFrom(), true, said.id().toString(), said.places())));
        return new JurisdictionHistory(versions);
    }

    /** The place that holds after staff said where: another only when staff did not say the same before. */
    private static Place moved(Place said, @Nullable Place saidBefore, Place now) {
        boolean repeated = saidBefore != null && saidBefore.state().equals(said.state());
        return repeated || said.state().equals(now.state()) ? now : said;
    }

    /** States of work from one day to another, in their order, each once. */
    List<String> workStates(LocalDate first, LocalDate last) {
        var days = new TreeMap<LocalDate, String>();
        on(first).ifPresent(places -> days.put(first, places.work().state()));
        for (var version : since) {
            if (version.from().isAfter(first) && !version.from().isAfter(last)) {
                days.put(version.from(), version.places().work().state());
            }
        }
        return days.values().stream().distinct().toList();
    }

    /** The state of work on a day; before the first version, that of the first one. */
    public Optional<String> workState(LocalDate day) {
        return on(day).map(places -> places.work().state());
    }

    /** What holds on a day; before the first version, the first one. Empty when nothing was ever said. */
    public Optional<Places> on(LocalDate day) {
        if (since.isEmpty()) {
            return Optional.empty();
        }
        var holds = since.getFirst();
        for (var version : since) {
            if (!version.from().isAfter(day)) {
                holds = version;
            }
        }
        return Optional.of(holds.places());
    }
}
