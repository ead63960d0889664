package org.openpractice.billing.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.IfMatch;

/**
 * The accounts a practice group keeps its ledger in, and which postings each takes. Entries stay in the account in which they
 * were booked: another choice holds for later ones.
 */
@ApplicationScoped
class ChartOfAccounts {

    private static final String NUMBER = "[0-9A-Za-z][0-9A-Za-z.-]{0,19}";
    private static final String NUMBER_EXPECTED = "expected 1 to 20 letters, digits, dots or hyphens";

    private final LedgerAccounts accounts;
    private final PostingAccounts postings;
    private final Audit audit;

    ChartOfAccounts(LedgerAccounts accounts, PostingAccounts postings, Audit audit) {
        this.accounts = accounts;
        this.postings = postings;
        this.audit = audit;
    }

    /**
     * @param code what entries and the trial balance call it, for ever
     * @param number as the group's accountant numbers it
     */
    @Schema(name = "LedgerAccountRequest")
    public record NewAccount(
            @NotNull
            @Pattern(
                    regexp = "[A-Z][A-Z0-9_]{0,39}",
                    message = "expected 1 to 40 capitals, digits or underscores, a capital first")
            String code,

            @NotNull @Pattern(regexp = NUMBER, message = NUMBER_EXPECTED)
            String number,

            @NotBlank @Size(max = 80) String name,
            @NotNull AccountType type) {}

    /** @param closed whether it takes no more entries */
    @Schema(name = "LedgerAccountChange")
    public record Change(
            @NotNull @Pattern(regexp = NUMBER, message = NUMBER_EXPECTED)
            String number,

            @NotBlank @Size(max = 80) String name,
            @NotNull AccountType type,
            @NotNull Boolean closed) {}

    /** @param accountId the account that takes the postings from now on */
    @Schema(name = "PostingAccountRequest")
    public record Choice(@NotNull UUID accountId) {}

    /** All accounts by their numbers. */
    @Transactional
    List<AccountView> all() {
        var chosen = postings.accounts();
        return accounts.byNumber().stream()
                .map(account -> AccountView.of(account, rolesOf(account, chosen)))
                .toList();
    }

    /** Codes of all accounts as a trial balance lists them: those that take postings in the order of the roles, then by number. */
    @Transactional
    List<String> order() {
        var order = new LinkedHashSet<>(postings.accounts().values());
        accounts.byNumber().forEach(account -> order.add(account.code()));
        return new ArrayList<>(order);
    }

    @Transactional
    AccountView view(UUID id) {
        var chosen = postings.accounts();
        var account = accounts.get(id);
        return AccountView.of(account, rolesOf(account, chosen));
    }

    /** Adds an account. Refuses: {@link LedgerProblem#ACCOUNT_CODE_IN_USE}, {@link LedgerProblem#ACCOUNT_NUMBER_IN_USE}. */
    @Transactional
    LedgerAccount add(NewAccount request) {
        postings.accounts();
        if (accounts.anyWithCode(request.code())) {
            throw LedgerProblem.ACCOUNT_CODE_IN_USE.because("give each account its own code");
        }
        var account = new LedgerAccount(request);
        requireOwnNumber(request.number(), account.id());
        accounts.persist(account);
        audit.record(Verb.ADDED, "ledger-account", account.id());
        return account;
    }

    /**
     * Changes an account. Refuses: {@link LedgerProblem#ACCOUNT_NUMBER_IN_USE}, {@link LedgerProblem#ACCOUNT_HAS_ENTRIES},
     * {@link LedgerProblem#ACCOUNT_TAKES_POSTINGS}.
     */
    @Transactional
    void change(UUID id, IfMatch ifMatch, Change request) {
        var account = accounts.lock(id);
        ifMatch.require(account.version());
        requireOwnNumber(request.number(), id);
        account.change(request, accounts.hasEntries(account), rolesOf(account, postings.accounts()));
        audit.record(Verb.CHANGED, "ledger-account", id);
    }

    /**
     * Removes an account that never had an entry. Refuses: {@link LedgerProblem#ACCOUNT_HAS_ENTRIES},
     * {@link LedgerProblem#ACCOUNT_TAKES_POSTINGS}.
     */
    @Transactional
    void remove(UUID id, IfMatch ifMatch) {
        var account = accounts.lock(id);
        ifMatch.require(account.version());
        account.requireRemovable(accounts.hasEntries(account), rolesOf(account, postings.accounts()));
        accounts.delete(account);
        audit.record(Verb.REMOVED, "ledger-account", id);
    }

    /**
     * Says which account takes the postings of a role. Refuses: {@link LedgerProblem#ACCOUNT_UNKNOWN},
     * {@link LedgerProblem#ACCOUNT_CLOSED}.
     */
    @Transactional
    void choose(PostingRole role, Choice request) {
        postings.accounts();
        var account = accounts.locked(request.accountId())
                .orElseThrow(() -> LedgerProblem.ACCOUNT_UNKNOWN.because("accountId names no account of the group"));
        account.requireOpen();
        postings.change(role, account.code());
        audit.record(Verb.CHANGED, "ledger-account", account.id());
    }

    private void requireOwnNumber(String number, UUID id) {
        if (accounts.anyOtherWithNumber(number, id)) {
            throw LedgerProblem.ACCOUNT_NUMBER_IN_USE.because("give each account its own number");
        }
    }

    private static List<PostingRole> rolesOf(LedgerAccount account, Map<PostingRole, String> chosen) {
        return chosen.entrySet().stream()
                .filter(choice -> choice.getValue().equals(account.code()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
