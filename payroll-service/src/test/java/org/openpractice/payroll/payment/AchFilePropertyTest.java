package org.openpractice.payroll.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpractice.payroll.payment.AchFileTest.credit;
import static org.openpractice.payroll.payment.AchFileTest.write;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class AchFilePropertyTest {

    @Property(tries = 100)
    void isRightForEveryNumberOfEntries(
            @ForAll @Size(max = 40) List<@LongRange(min = 1, max = 9_999_999_999L) Long> amounts) {
        var credits = new ArrayList<AchFile.Credit>();
        for (int i = 0; i < amounts.size(); i++) {
            credits.add(credit(i % 3, "10000" + i, AccountKind.CHECKING, amounts.get(i), "E-" + i, "Person " + i));
        }
        var file = write(credits);
        assertThat(AchFileReader.read(file).complaints).isEmpty();
        assertThat(write(credits)).isEqualTo(file);
    }
}
