package org.openpractice.payroll.localtax;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.table.TableFields;
import org.openpractice.platform.table.TableRefused;

/**
 * Tax of a city that is a rate of wages.
 *
 * @param residentsEverywhere residents owe it wherever they work, not only on work in the city
 * @param counted what the city counts as wages
 * @param editions in the order of their dates, without a gap
 */
record CityWageTax(
        Publication publication,
        String state,
        String city,
        boolean residentsEverywhere,
        Counted counted,
        List<Edition> editions) {

    /** What a city counts as wages. */
    enum Counted {
        /** All earnings: salary reductions and elective deferrals too. */
        GROSS,
        /** Earnings less salary reductions under a cafeteria plan; elective deferrals count. */
        BEFORE_DEFERRALS,
        /** What the state taxes. */
        AS_STATE
    }

    /** @param to first pay date on which it no longer holds; null when none is known */
    record Edition(LocalDate from, @Nullable LocalDate to, BigDecimal residentRate, BigDecimal nonresidentRate) {

        private static Edition read(TableFields row) {
            return new Edition(
                    row.date("effectiveFrom"),
                    row.nullableText("effectiveTo").map(LocalDate::parse).orElse(null),
                    row.number("residentRate"),
                    row.number("nonresidentRate"));
        }
    }

    static CityWageTax read(TableFields fields) {
        var editions = new ArrayList<Edition>();
        for (var row : fields.list("editions")) {
            editions.add(Edition.read(row));
        }
        for (int i = 0; i < editions.size(); i++) {
            var expected = i + 1 < editions.size() ? editions.get(i + 1).from() : null;
            if (!Objects.equals(editions.get(i).to(), expected)) {
                throw new TableRefused(
                        fields.table(),
                        "edition " + (i + 1),
                        "editions follow each other",
                        "to " + editions.get(i).to());
            }
        }
        var state = fields.text("state");
        return new CityWageTax(
                Publication.read(fields),
                state,
                fields.text("jurisdiction").substring(("US-" + state + "-").length()),
                fields.node().path("residentsEverywhere").asBoolean(),
                counted(fields),
                List.copyOf(editions));
    }

    private static Counted counted(TableFields fields) {
        if (fields.text("wagesSource").isBlank()) {
            throw new TableRefused(fields.table(), "wagesSource", "what counts as wages has a source", "none");
        }
        return fields.choice(Counted.class, "wages");
    }

    /** Refuses {@link LocalTaxProblem#LOCAL_TAX_NOT_AVAILABLE}. */
    Edition on(LocalDate payDate) {
        publication.requireInForce(payDate);
        for (var edition : editions) {
            if (!payDate.isBefore(edition.from()) && (edition.to() == null || payDate.isBefore(edition.to()))) {
                return edition;
            }
        }
        throw LocalTaxProblem.LOCAL_TAX_NOT_AVAILABLE.because(publication.place() + ": no rate for " + payDate);
    }

    void withholdFromResident(LocalCalculation working) {
        withhold(working, on(working.payDate()).residentRate(), "resident");
    }

    void withholdFromNonresident(LocalCalculation working) {
        withhold(working, on(working.payDate()).nonresidentRate(), "nonresident");
    }

    private void withhold(LocalCalculation working, BigDecimal rate, String who) {
        working.atRate(
                publication.rule() + ", " + who,
                "US-" + state + "-" + city,
                publication.place() + " tax",
                wages(working.wages()),
                rate);
    }

    private Money wages(LocalWages paid) {
        return switch (counted) {
            case GROSS -> paid.gross();
            case BEFORE_DEFERRALS -> paid.beforeDeferrals();
            case AS_STATE -> paid.ofState(state);
        };
    }
}
