package org.openpractice.payroll.unemployment;

import static org.openpractice.platform.identity.Roles.BOOK_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.place.StateAccountNumber;
import org.openpractice.payroll.place.StateCodes;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.problem.PlatformProblem;

/** The group's accounts with the unemployment agencies of the states, with the rates they assigned. */
@Path("/unemployment-accounts")
@RunOnVirtualThread
class UnemploymentAccountResource {

    /** One account; the number is masked. */
    public record UnemploymentAccountView(
            String state, @Nullable String accountNumber, List<RateView> rates, long version) implements Versioned {

        /** @param wagesElsewhereCount as the group stated it; null where it did not */
        public record RateView(
                LocalDate effectiveFrom,
                BigDecimal rate,
                boolean highestRate,
                @Nullable Boolean wagesElsewhereCount) {}
    }

    /** Every account, in the order of states. */
    public record UnemploymentAccountsView(List<UnemploymentAccountView> items) {}

    private final KeepUnemploymentAccount keepUnemploymentAccount;
    private final UnemploymentAccounts accounts;
    private final ColumnCipher cipher;

    UnemploymentAccountResource(
            KeepUnemploymentAccount keepUnemploymentAccount, UnemploymentAccounts accounts, ColumnCipher cipher) {
        this.keepUnemploymentAccount = keepUnemploymentAccount;
        this.accounts = accounts;
        this.cipher = cipher;
    }

    /** Lists the group's unemployment accounts with the states. */
    @GET
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public UnemploymentAccountsView list() {
        return new UnemploymentAccountsView(
                accounts.inOrder().stream().map(this::view).toList());
    }

    /** The account with one state. */
    @GET
    @Path("{state}")
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public UnemploymentAccountView get(String state) {
        return view(accounts.with(StateCodes.inPath(state).code()).orElseThrow(PlatformProblem::notFound));
    }

    /** Enters the account with a state and the rate that it assigned. */
    @PUT
    @Path("{state}")
    @RolesAllowed(RUN_PAYROLL)
    public UnemploymentAccountView keep(
            String state, @BeanParam IfMatch ifMatch, KeepUnemploymentAccount.Request request) {
        return view(keepUnemploymentAccount.keep(StateCodes.inPath(state), ifMatch, request));
    }

    private UnemploymentAccountView view(UnemploymentAccount account) {
        return new UnemploymentAccountView(
                account.state(),
                account.number(cipher).map(StateAccountNumber::masked).orElse(null),
                accounts.rates(account.id()).stream()
                        .map(rate -> new UnemploymentAccountView.RateView(
                                rate.effectiveFrom(), rate.rate(), rate.highestRate(), rate.wagesElsewhereCount()))
                        .toList(),
                account.version());
    }
}
