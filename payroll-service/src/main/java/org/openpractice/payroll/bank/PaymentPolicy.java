package org.openpractice.payroll.bank;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;

/** How the group pays. */
@Entity
public class PaymentPolicy extends Aggregate {

    /** Whether a new account is tried out with an entry of nothing first. */
    public enum Prenotes {
        /** Every new account is asked about before money goes to it. */
        REQUIRED,
        /** Whoever verifies an account may waive the prenote and says why. */
        WAIVABLE
    }

    /**
     * @param prenotes whether a prenote may be waived
     * @param fileLeadBankingDays banking days before the pay date by which the bank wants the file, 0 to 10
     * @param firstCheckNumber number of the first paper check; counts only before one was written
     * @param checkAccountEnding last four digits of the account that paper checks are drawn on, for the positive-pay
     *     file
     */
    @Schema(name = "PaymentPolicyTerms")
    public record Terms(
            @NotNull Prenotes prenotes,
            @Min(0) @Max(10) int fileLeadBankingDays,
            @Min(1) @Max(999_999_999) long firstCheckNumber,
            @Pattern(regexp = "[0-9]{4}") @Nullable String checkAccountEnding) {

        static final Terms DEFAULT = new Terms(Prenotes.REQUIRED, 2, 1001, null);
    }

    @Enumerated(EnumType.STRING)
    private Prenotes prenotes;

    private int fileLeadBankingDays;

    private long firstCheckNumber;

    private @Nullable String checkAccountEnding;

    @SuppressWarnings("NullAway.Init")
    protected PaymentPolicy() {}

    public PaymentPolicy(Terms terms) {
        super(Ids.next());
        this.prenotes = terms.prenotes();
        this.fileLeadBankingDays = terms.fileLeadBankingDays();
        this.firstCheckNumber = terms.firstCheckNumber();
        this.checkAccountEnding = terms.checkAccountEnding();
    }

    public void change(Terms terms) {
        this.prenotes = terms.prenotes();
        this.fileLeadBankingDays = terms.fileLeadBankingDays();
        this.firstCheckNumber = terms.firstCheckNumber();
        this.checkAccountEnding = terms.checkAccountEnding();
    }

    public Terms terms() {
        return new Terms(prenotes, fileLeadBankingDays, firstCheckNumber, checkAccountEnding);
    }
}
