package org.openpractice.payroll.levy;

import static org.openpractice.platform.audit.Verb.DECIDED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.problem.PlatformProblem;

/** Decides what a group may decide about a levy: how much of it the employee bears, and which of two wage bases holds. */
@ApplicationScoped
class DecideLevy {

    /**
     * @param employeeRate decimal fraction of wages that the employee bears, from zero to the most that may be taken; left
     *     out, the most
     * @param wageBase which of the printed wage bases holds; only where sources contradict each other
     * @param source where the group read it
     */
    @Schema(name = "DecideLevy")
    public record Request(
            @NotNull LocalDate effectiveFrom,

            @DecimalMin("0") @Digits(integer = 1, fraction = 8) @Nullable
            BigDecimal employeeRate,

            @Nullable Money wageBase,
            @Size(max = 300) @Nullable String source) {}

    private final LevySettings settings;
    private final LevyTables tables;
    private final Audit audit;

    DecideLevy(LevySettings settings, LevyTables tables, Audit audit) {
        this.settings = settings;
        this.tables = tables;
        this.audit = audit;
    }

    /**
     * Refuses {@link LevyProblem#LEVY_NOT_TO_DECIDE}; a code that no table of the year has is not found.
     */
    @Transactional
    public LevySetting decide(String code, Request request) {
        var levy = tables.withCode(code, request.effectiveFrom()).orElseThrow(PlatformProblem::notFound);
        var rate = request.employeeRate();
        if (rate != null && (!levy.employerMayBear() || rate.compareTo(levy.employeeRate()) > 0)) {
            throw LevyProblem.LEVY_NOT_TO_DECIDE.because(
                    levy.employerMayBear()
                            ? "At most %s may be taken from employees for %s"
                                    .formatted(levy.employeeRate().toPlainString(), levy.name())
                            : "The law fixes what employees bear of " + levy.name());
        }
        var base = request.wageBase();
        if (base != null && (levy.otherWageBase() == null || !printed(levy, base))) {
            throw LevyProblem.LEVY_NOT_TO_DECIDE.because(
                    levy.otherWageBase() == null
                            ? "The wage base of " + levy.name() + " is not in doubt"
                            : "Printed are the wage bases %s and %s"
                                    .formatted(amount(levy.wageBase()), amount(levy.otherWageBase())));
        }
        var setting = new LevySetting(code, request);
        settings.persist(setting);
        audit.record(DECIDED, "levy-setting", setting.id());
        return setting;
    }

    private static boolean printed(LevyTables.Levy levy, Money base) {
        return base.equals(levy.wageBase()) || base.equals(levy.otherWageBase());
    }

    private static String amount(@Nullable Money amount) {
        return amount == null ? "none" : amount.amount();
    }
}
