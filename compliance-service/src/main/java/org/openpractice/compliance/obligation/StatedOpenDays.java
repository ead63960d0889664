package org.openpractice.compliance.obligation;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.openpractice.compliance.JsonText;
import org.openpractice.platform.records.Aggregate;

/** On which days a group has said that it is open for business; its id is the group's. */
@Entity
@Table(name = "open_days")
class StatedOpenDays extends Aggregate {

    @Convert(converter = WeekdaysColumn.class)
    private List<DayOfWeek> weekdays;

    private boolean federalHolidays;

    @SuppressWarnings("NullAway.Init")
    protected StatedOpenDays() {}

    StatedOpenDays(UUID group, OpenDays days) {
        super(group);
        this.weekdays = days.weekdays().stream().sorted().toList();
        this.federalHolidays = days.federalHolidays();
    }

    /** From now on the group is open on these days; due dates computed before stay. */
    void change(OpenDays days) {
        weekdays = days.weekdays().stream().sorted().toList();
        federalHolidays = days.federalHolidays();
    }

    OpenDays days() {
        return new OpenDays(Set.copyOf(weekdays), federalHolidays);
    }

    @Converter
    static class WeekdaysColumn extends JsonText<List<DayOfWeek>> {
        WeekdaysColumn() {
            super(new TypeReference<>() {});
        }
    }
}
