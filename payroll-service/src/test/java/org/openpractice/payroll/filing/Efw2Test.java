package org.openpractice.payroll.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;

/** The file is read back by {@link Efw2Layout}, which knows nothing of the code that wrote it. */
class Efw2Test {

    private static final Efw2.Address ADDRESS =
            new Efw2.Address("Suite 4", "12 Élm Street", "Springfield", "IL", "62701", "0004");
    private static final Efw2.Filer FILER = new Efw2.Filer(
            "987654321",
            "AB12CD34",
            "Example Practice Group",
            ADDRESS,
            'N',
            "Robin Sample",
            "(217) 555-0100",
            "Robin@example.org");
    private static final Efw2.Person PERSON =
            new Efw2.Person("123456789", "Zoë", "María", "O'Núñez-Smith", "Jr", ADDRESS);

    private static W2 w2(long cents) {
        var wages = Money.ofCents(cents);
        return new W2(
                2025,
                new UUID(0, cents),
                "E-1",
                "Sample, Robin",
                wages,
                Money.ofCents(cents / 10),
                wages,
                Money.ofCents(cents * 62 / 1000),
                wages,
                Money.ofCents(cents * 145 / 10000),
                Money.ofCents(cents / 100),
                List.of(
                        new W2.Code("D", Money.ofCents(cents / 20)),
                        new W2.Code("W", Money.ofCents(cents / 30)),
                        new W2.Code("AA", Money.ofCents(cents / 40)),
                        new W2.Code("DD", Money.ofCents(cents / 50))),
                true,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static String file(List<W2> statements) {
        var totals = new Efw2.Totals();
        var records = new ArrayList<String>();
        records.add(Efw2.submitter(FILER));
        records.add(Efw2.employer(FILER, 2025));
        for (var statement : statements) {
            records.add(Efw2.employee(PERSON, statement));
            totals.add(statement);
        }
        records.add(totals.total());
        records.add(totals.last());
        return String.join("\r\n", records) + "\r\n";
    }

    @Test
    void everyFieldStandsAtItsPosition() {
        var read = Efw2Layout.read(file(List.of(w2(8_765_432))));

        assertThat(read.complaints).isEmpty();
        var ra = read.records.get(0);
        assertThat(ra.field("ein")).isEqualTo("987654321");
        assertThat(ra.field("user")).isEqualTo("AB12CD34");
        assertThat(ra.field("submitter")).isEqualTo("EXAMPLE PRACTICE GROUP");
        assertThat(ra.field("sdelivery")).isEqualTo("12 ELM STREET");
        assertThat(ra.field("phone")).isEqualTo("2175550100");
        assertThat(ra.field("email")).isEqualTo("Robin@example.org");
        var re = read.records.get(1);
        assertThat(re.field("year")).isEqualTo("2025");
        assertThat(re.field("kind")).isEqualTo("N");
        assertThat(re.field("employment")).isEqualTo("R");
        var rw = read.records.get(2);
        assertThat(rw.field("ssn")).isEqualTo("123456789");
        assertThat(rw.field("first")).isEqualTo("ZOE");
        assertThat(rw.field("middle")).isEqualTo("MARIA");
        assertThat(rw.field("last")).isEqualTo("O'NUNEZ-SMITH");
        assertThat(rw.field("suffix")).isEqualTo("JR");
        assertThat(rw.field("zip4")).isEqualTo("0004");
        assertThat(rw.money("1")).isEqualByComparingTo("87654.32");
        assertThat(rw.money("2")).isEqualByComparingTo("8765.43");
        assertThat(rw.money("4")).isEqualByComparingTo("5434.56");
        assertThat(rw.money("6")).isEqualByComparingTo("1270.98");
        assertThat(rw.money("10")).isEqualByComparingTo("876.54");
        assertThat(rw.money("12 D")).isEqualByComparingTo("4382.71");
        assertThat(rw.money("12 W")).isEqualByComparingTo("2921.81");
        assertThat(rw.money("12 AA")).isEqualByComparingTo("2191.35");
        assertThat(rw.money("12 DD")).isEqualByComparingTo("1753.08");
        assertThat(rw.field("retirement")).isEqualTo("1");
    }

    @Property(tries = 100)
    void totalsAreTheSumOfTheRecords(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 0, max = 999_999_999) Long> wages) {
        var read = Efw2Layout.read(file(wages.stream().map(Efw2Test::w2).toList()));

        assertThat(read.complaints).isEmpty();
        assertThat(read.records).hasSize(wages.size() + 4);
    }

    @Test
    void anAmountBelowZeroIsNotWritten() {
        assertThatThrownBy(() -> Efw2.employee(PERSON, w2(-100)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no negative amount");
    }

    @Test
    void qualifiedOvertimeHasNoFieldInTheLayoutThatIsKept() {
        assertThat(Efw2.hasField("TT")).isFalse();
        assertThat(List.of("D", "W", "AA", "DD")).allMatch(Efw2::hasField);
    }
}
