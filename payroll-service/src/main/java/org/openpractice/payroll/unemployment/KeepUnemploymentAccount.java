package org.openpractice.payroll.unemployment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.place.StateAccountNumber;
import org.openpractice.payroll.place.StateCode;
import org.openpractice.payroll.withholding.WithholdingProblem;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.IfMatch;

/**
 * Keeps the rate that a state assigned to the group. Every rate is a version beside the earlier ones; a change needs the
 * account's current {@code ETag}.
 */
@ApplicationScoped
class KeepUnemploymentAccount {

    /**
     * @param effectiveFrom first pay date of the rate
     * @param rate decimal fraction of wages, for example 0.027; surcharges that the state collects with it included
     * @param highestRate the state has a higher wage base for employers at its highest rate, and the group is one; false when
     *     left out
     * @param wagesElsewhereCount the state's agency counts what the group paid the same employee in other states in the year toward
     *     its wage base; left out where it is not known: then it counts where the state's rule is in the table (Indiana)
     * @param accountNumber left out, the number that is known stays
     */
    @Schema(name = "KeepUnemploymentAccount")
    public record Request(
            @NotNull LocalDate effectiveFrom,

            @NotNull @DecimalMin("0") @DecimalMax("0.3") @Digits(integer = 1, fraction = 8)
            BigDecimal rate,

            @Nullable Boolean highestRate,
            @Nullable Boolean wagesElsewhereCount,
            @Nullable StateAccountNumber accountNumber) {

        boolean atHighestRate() {
            return Boolean.TRUE.equals(highestRate);
        }
    }

    private final UnemploymentAccounts accounts;
    private final UnemploymentTables tables;
    private final ColumnCipher cipher;
    private final Audit audit;

    KeepUnemploymentAccount(
            UnemploymentAccounts accounts, UnemploymentTables tables, ColumnCipher cipher, Audit audit) {
        this.accounts = accounts;
        this.tables = tables;
        this.cipher = cipher;
        this.audit = audit;
    }

    /**
     * Refuses {@link UnemploymentProblem#UNEMPLOYMENT_WAGE_BASE_NOT_AVAILABLE} and
     * {@link WithholdingProblem#TAX_YEAR_NOT_AVAILABLE}: a rate without a wage base could not be used.
     */
    @Transactional
    public UnemploymentAccount keep(StateCode state, IfMatch ifMatch, Request request) {
        var unused = tables.wageBase(state.code(), request.effectiveFrom(), request.atHighestRate());
        var known = accounts.with(state.code());
        UnemploymentAccount account;
        if (known.isPresent()) {
            account = known.get();
            ifMatch.require(account.version());
            accounts.touch(account);
        } else {
            account = new UnemploymentAccount(state.code());
        }
        account.number(request.accountNumber(), cipher);
        accounts.persist(account);
        accounts.add(new UnemploymentRate(
                account.id(),
                request.effectiveFrom(),
                request.rate(),
                request.atHighestRate(),
                request.wagesElsewhereCount()));
        audit.record(known.isPresent() ? Verb.CHANGED : Verb.ADDED, "unemployment-account", account.id());
        return account;
    }
}
