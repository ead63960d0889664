package org.openpractice.payroll.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.bank.AccountKind;
import org.openpractice.payroll.bank.AccountNumber;
import org.openpractice.payroll.bank.RoutingNumber;

/** Layout of the corrected data of a notification of change (Nacha Operating Rules, Appendix Five). */
class CorrectedAccountTest {

    private static final RoutingNumber OLD_BANK = new RoutingNumber("021000021");
    private static final RoutingNumber NEW_BANK = new RoutingNumber("121042882");
    private static final AccountNumber OLD = new AccountNumber("11112222");
    private static final AccountNumber NEW = new AccountNumber("1918171614");

    @Test
    void eachCodeCorrectsWhatItNamesAndLeavesTheRest() {
        assertThat(of("C01", "1918171614")).contains(new CorrectedAccount(OLD_BANK, NEW, AccountKind.CHECKING));
        assertThat(of("C02", "121042882")).contains(new CorrectedAccount(NEW_BANK, OLD, AccountKind.CHECKING));
        assertThat(of("C03", "121042882   1918171614"))
                .contains(new CorrectedAccount(NEW_BANK, NEW, AccountKind.CHECKING));
        assertThat(of("C05", "32")).contains(new CorrectedAccount(OLD_BANK, OLD, AccountKind.SAVINGS));
        assertThat(of("C06", "1918171614          37"))
                .contains(new CorrectedAccount(OLD_BANK, NEW, AccountKind.SAVINGS));
        assertThat(of("C07", "1210428821918171614       22"))
                .contains(new CorrectedAccount(NEW_BANK, NEW, AccountKind.CHECKING));
    }

    @Test
    void whatIsNotUnderstoodIsLeftToAPerson() {
        assertThat(of("C04", "SAMPLE ROBIN")).isEmpty();
        assertThat(of("C02", "121042883")).isEmpty();
        assertThat(of("C01", "")).isEmpty();
        assertThat(of("C05", "52")).isEmpty();
        assertThat(of("C01", "NOT A NUMBER")).isEmpty();
    }

    private static Optional<CorrectedAccount> of(String code, String corrected) {
        return CorrectedAccount.of(code, corrected, OLD_BANK, OLD, AccountKind.CHECKING);
    }
}
