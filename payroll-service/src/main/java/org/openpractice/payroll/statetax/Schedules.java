package org.openpractice.payroll.statetax;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.openpractice.platform.table.TableFields;

/**
 * The schedules of an edition and which of them applies to whom: the only one, that of the certificate's status, or that
 * of a box or a number on it.
 */
record Schedules<S>(Map<String, S> byName, Optional<ByMark> byMark) {

    /** @param count a line whose number above zero decides, else a box */
    record ByMark(String name, boolean count, String with, String without) {}

    static <S> Schedules<S> read(TableFields method, Function<TableFields, S> reader) {
        var byName = new LinkedHashMap<String, S>();
        method.child("schedules").each().forEach((name, schedule) -> byName.put(name, reader.apply(schedule)));
        Optional<ByMark> byMark = method.optionalChild("scheduleByCount")
                .map(by -> new ByMark(by.text("count"), true, by.text("some"), by.text("none")))
                .or(() -> method.optionalChild("scheduleByFlag")
                        .map(by -> new ByMark(by.text("flag"), false, by.text("with"), by.text("without"))));
        for (var mark : byMark.stream().toList()) {
            if (!byName.containsKey(mark.with()) || !byName.containsKey(mark.without())) {
                throw method.refused("schedules", "both schedules are there", mark.with() + ", " + mark.without());
            }
        }
        return new Schedules<>(Map.copyOf(byName), byMark);
    }

    S of(StateCalculation working) {
        return named(name(working), working);
    }

    S named(String name, StateCalculation working) {
        var schedule = byName.get(name);
        if (schedule == null) {
            throw working.inputMissing(
                    "a status of " + working.edition().form().name() + " that has a table, of " + byName.keySet());
        }
        return schedule;
    }

    private String name(StateCalculation working) {
        if (byMark.isPresent()) {
            var mark = byMark.get();
            boolean marked = mark.count()
                    ? working.count(mark.name()) > 0
                    : working.claims().marked(mark.name());
            return marked ? mark.with() : mark.without();
        }
        if (byName.size() == 1) {
            return byName.keySet().iterator().next();
        }
        var code = working.claims().status();
        var status = code == null ? null : working.edition().form().statuses().get(code);
        return status == null ? "" : status.schedule();
    }
}
