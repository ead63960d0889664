package org.openpractice.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;

class CsvRowTest {

    @Test
    void quotesWhatNeedsItAndDisarmsFormulas() {
        assertThat(CsvRow.of("E-1", "Sample, Robin", null, "say \"hi\"", new BigDecimal("-1.50")))
                .isEqualTo("E-1,\"Sample, Robin\",,\"say \"\"hi\"\"\",-1.50\r\n");
        assertThat(CsvRow.of(null, Money.of("-2.00"), "a\nb", null)).isEqualTo(",-2.00,\"a\nb\",\r\n");
        assertThat(CsvRow.of("=HYPERLINK(1)", "-cmd", "@x")).isEqualTo("'=HYPERLINK(1),'-cmd,'@x\r\n");
    }
}
