package org.openpractice.payroll.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpractice.payroll.payment.AchFileTest.item;
import static org.openpractice.payroll.payment.AchFileTest.write;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.openpractice.payroll.ach.AchReader;
import org.openpractice.payroll.ach.AchRecord;

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
}
