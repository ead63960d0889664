package org.openpractice.payroll.setup;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.platform.csv.CsvRow;
import org.openpractice.platform.text.Counted;

/** Everybody who is on the payroll, by number, and the findings about some of them. */
final class People {

    private final Map<UUID, Enrollment> byId = new LinkedHashMap<>();

    People(List<Enrollment> all) {
        all.forEach(person -> byId.put(person.id(), person));
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    List<UUID> ids() {
        return List.copyOf(byId.keySet());
    }

    List<Enrollment> where(Predicate<Enrollment> condition) {
        return byId.values().stream().filter(condition).toList();
    }

    /** Those of them; somebody who has left since is left out. */
    List<Enrollment> of(Collection<UUID> ids) {
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    /** One has or several have. */
    static String have(List<Enrollment> some) {
        return some.size() == 1 ? some.getFirst().fullName() + " has" : Counted.people(some.size(), "has", "have");
    }

    Finding finding(
            String code,
            Severity severity,
            String about,
            String what,
            List<Enrollment> whom,
            String next,
            @Nullable Mend mend) {
        return new Finding(
                code,
                severity,
                about,
                what,
                whom.size(),
                whom.stream()
                        .limit(Finding.NAMED)
                        .map(person -> new Finding.Who(person.id(), person.employeeNumber(), person.fullName()))
                        .toList(),
                next,
                mend);
    }

    /** A file with a row for each of them, their number first. */
    String csv(String header, List<Enrollment> whom, Function<Enrollment, String> rest) {
        var file = new StringBuilder(header).append('\n');
        for (var person : whom) {
            // The number as a cell of its own, without the end of its line.
            file.append(CsvRow.of(person.employeeNumber()).strip())
                    .append(',')
                    .append(rest.apply(person))
                    .append('\n');
        }
        return file.toString();
    }
}
