package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.records.Records;

/** What former payroll providers filed and deposited. */
@ApplicationScoped
public class TakenOverReturns implements Records<TakenOverQuarter> {

    /**
     * One quarter.
     *
     * @param filedOn day on which Form 941 was filed; null of a quarter that is filed here
     * @param employees the former provider's part of line 1
     * @param deposited deposits for Form 941
     * @param unemploymentDeposited deposits for Form 940
     * @param nextDayOn day on which the liability reached what is due on the next business day; null where it never did
     */
    public record Stated(
            int quarter,
            @Nullable LocalDate filedOn,
            int employees,
            Money deposited,
            Money unemploymentDeposited,
            @Nullable LocalDate nextDayOn) {}

    /** Keeps what was stated of a year in place of what was kept before. */
    public void keep(int year, String provider, Collection<Stated> quarters) {
        drop(year);
        persist(quarters.stream()
                .map(stated -> new TakenOverQuarter(year, provider, stated))
                .toList());
        flush();
    }

    public void drop(int year) {
        delete("year", year);
    }

    Optional<TakenOverQuarter> of(Quarter quarter) {
        return find("year = ?1 and quarter = ?2", quarter.year(), quarter.number())
                .firstResultOptional();
    }

    /** The quarter, where the former provider filed it. */
    Optional<TakenOverQuarter> filed(Quarter quarter) {
        return of(quarter).filter(former -> former.filedOn() != null);
    }

    Money deposited(Quarter quarter) {
        return of(quarter).map(TakenOverQuarter::deposited).orElse(Money.ZERO);
    }

    /** Those of a year, in their order. */
    List<TakenOverQuarter> of(int year) {
        return list("year = ?1 order by quarter", year);
    }

    Money unemploymentDeposited(int year) {
        return Money.sum(
                of(year).stream().map(TakenOverQuarter::unemploymentDeposited).toList());
    }

    /** The first quarter of a year in which the former provider had to deposit on the next business day. */
    Optional<TakenOverQuarter> nextDayIn(int year) {
        return of(year).stream().filter(quarter -> quarter.nextDayOn() != null).findFirst();
    }
}
