package org.openpractice.payroll.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openpractice.payroll.payment.AchFileTest.item;
import static org.openpractice.payroll.payment.AchFileTest.write;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.openpractice.payroll.ach.AchReader;
import org.openpractice.payroll.ach.AchRecord;
import org.openpractice.payroll.ach.AchRefusal;
import org.openpractice.payroll.bank.AccountKind;

class AchFilePropertyTest {

    @Property(tries = 100)
    void isRightForEveryNumberOfEntries(
            @ForAll @Size(max = 40) List<@LongRange(min = 0, max = 9_999_999_999L) Long> amounts) throws IOException {
        var items = new ArrayList<AchFile.Item>();
        for (int i = 0; i < amounts.size(); i++) {
            var purpose = amounts.get(i) == 0
                    ? AchFile.Purpose.PRENOTE
                    : amounts.get(i) % 2 == 0 ? AchFile.Purpose.WAGES : AchFile.Purpose.REVERSAL;
            var kind = i % 2 == 0 ? AccountKind.CHECKING : AccountKind.SAVINGS;
            items.add(item(purpose, i % 3, "10000" + i, kind, amounts.get(i), "E-" + i, "Person " + i, i + 1));
        }
        var file = write(items);
        assertThat(AchValidator.read(file).complaints).isEmpty();
        assertThat(write(items)).isEqualTo(file);
        var read = new ArrayList<Long>();
        AchReader.read(new StringReader(file), (line, record) -> {
            if (record instanceof AchRecord.Entry entry) {
                read.add(entry.cents());
            }
        });
        assertThat(read).isEqualTo(amounts);
    }

    /** Every digit of the totals is checked: one changed digit anywhere in them is refused with its line. */
    @Property(tries = 200)
    void oneChangedDigitInATotalIsRefused(
            @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 1, max = 9_999_999_999L) Long> amounts,
            @ForAll @IntRange(min = 0, max = 1_000_000) int seed,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        var items = new ArrayList<AchFile.Item>();
        for (int i = 0; i < amounts.size(); i++) {
            items.add(item(
                    AchFile.Purpose.WAGES,
                    i % 3,
                    "10000" + i,
                    AccountKind.CHECKING,
                    amounts.get(i),
                    "E-" + i,
                    "Person " + i,
                    i + 1));
        }
        var lines = write(items).split("\n");
        boolean ofFile = seed % 2 == 0;
        int at = lines.length - 1;
        while (lines[at].startsWith("99")) {
            at--;
        }
        if (!ofFile) {
            at--;
        }
        int first = ofFile ? 2 : 5;
        int last = ofFile ? 55 : 44;
        int position = first - 1 + seed % (last - first + 1);
        var line = new StringBuilder(lines[at]);
        line.setCharAt(position, (char) ('0' + (line.charAt(position) - '0' + by) % 10));
        lines[at] = line.toString();
        int wrong = at + 1;
        assertThatThrownBy(
                        () -> AchReader.read(new StringReader(String.join("\n", lines) + "\n"), (number, record) -> {}))
                .isInstanceOfSatisfying(
                        AchRefusal.class, refusal -> assertThat(refusal.line()).isEqualTo(wrong))
                .hasMessageContaining("expected");
    }
}
