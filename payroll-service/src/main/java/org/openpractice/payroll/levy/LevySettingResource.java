package org.openpractice.payroll.levy;

import static org.openpractice.platform.identity.Roles.BOOK_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;

/** What the group decided about levies on employees; each decision is a version beside the earlier ones. */
@Path("/levy-settings")
@RunOnVirtualThread
class LevySettingResource {

    /** @param employeeRate null for the most that may be taken from the employee */
    public record LevySettingView(
            String code,
            LocalDate effectiveFrom,
            @Nullable BigDecimal employeeRate,
            @Nullable Money wageBase,
            @Nullable String source) {

        static LevySettingView of(LevySetting setting) {
            return new LevySettingView(
                    setting.code(),
                    setting.effectiveFrom(),
                    setting.employeeRate(),
                    setting.wageBase(),
                    setting.source());
        }
    }

    /** Every decision, by code and date. */
    public record LevySettingsView(List<LevySettingView> items) {}

    private final DecideLevy decideLevy;
    private final LevySettings settings;

    LevySettingResource(DecideLevy decideLevy, LevySettings settings) {
        this.decideLevy = decideLevy;
        this.settings = settings;
    }

    /** Lists what the group decided about levies, and what it has to decide. */
    @GET
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public LevySettingsView list() {
        return new LevySettingsView(
                settings.inOrder().stream().map(LevySettingView::of).toList());
    }

    /** Decides about a levy from a day on. */
    @PUT
    @Path("{code}")
    @RolesAllowed(RUN_PAYROLL)
    public LevySettingView decide(String code, DecideLevy.Request request) {
        return LevySettingView.of(decideLevy.decide(code, request));
    }
}
