package org.openpractice.payroll.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void quotesWhatNeedsItAndDisarmsFormulas() {
        assertThat(Csv.row("E-1", "Sample, Robin", null, "say \"hi\"", new BigDecimal("-1.50")))
                .isEqualTo("E-1,\"Sample, Robin\",,\"say \"\"hi\"\"\",-1.50\r\n");
        assertThat(Csv.row("=HYPERLINK(1)", "-cmd", "@x")).isEqualTo("'=HYPERLINK(1),'-cmd,'@x\r\n");
    }
}
