package org.openpractice.platform.sql;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.money.Rate;

/** A row of a result; good until the next one is read. A column that may be null is read by {@link #orNull}. */
public final class Row {

    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    public UUID uuid(String column) {
        return value(column, UUID.class);
    }

    /** Text; also what the database writes as text, such as JSON. */
    public String string(String column) {
        return present(column, get(column, ResultSet::getString));
    }

    public int integer(String column) {
        return value(column, Integer.class);
    }

    public long number(String column) {
        return value(column, Long.class);
    }

    public boolean flag(String column) {
        return value(column, Boolean.class);
    }

    public BigDecimal decimal(String column) {
        return value(column, BigDecimal.class);
    }

    /** An amount that the column keeps in cents. */
    public Money money(String column) {
        return Money.ofCents(number(column));
    }

    /** A rate that the column keeps in dollars. */
    public Rate rate(String column) {
        return Rate.of(decimal(column));
    }

    public LocalDate date(String column) {
        return value(column, LocalDate.class);
    }

    public LocalTime time(String column) {
        return value(column, LocalTime.class);
    }

    public LocalDateTime dateTime(String column) {
        return value(column, LocalDateTime.class);
    }

    public Instant instant(String column) {
        return value(column, OffsetDateTime.class).toInstant();
    }

    /** The constant whose name the column keeps. */
    public <E extends Enum<E>> E constant(String column, Class<E> type) {
        return Enum.valueOf(type, string(column));
    }

    public byte[] bytes(String column) {
        return present(column, get(column, ResultSet::getBytes));
    }

    /** The texts of an array. */
    public List<String> strings(String column) {
        var array = present(column, get(column, ResultSet::getArray));
        try {
            return Arrays.asList((String[]) array.getArray());
        } catch (SQLException e) {
            throw new SqlException(e);
        }
    }

    /** Null for null, else what the reader makes of it: {@code row.orNull("left_on", Row::date)}. */
    public <T> @Nullable T orNull(String column, BiFunction<Row, String, T> reader) {
        return get(column, ResultSet::getObject) == null ? null : reader.apply(this, column);
    }

    private <T> T value(String column, Class<T> type) {
        return present(column, get(column, (row, name) -> row.getObject(name, type)));
    }

    private static <T> T present(String column, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("The column " + column + " is null");
        }
        return value;
    }

    private interface Getter<T> {
        @Nullable
        T get(ResultSet row, String column) throws SQLException;
    }

    private <T> @Nullable T get(String column, Getter<T> getter) {
        try {
            return getter.get(result, column);
        } catch (SQLException e) {
            throw new SqlException(e);
        }
    }
}
