package org.openpractice.payroll.statetax;

import static org.openpractice.platform.identity.Roles.BOOK_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;

/** What the group decided where a state leaves it to the employer; each decision is a version beside the earlier ones. */
@Path("/state-withholding-settings")
@RunOnVirtualThread
class StateWithholdingSettingResource {

    /** @param federalFormContinues a federal Form W-4 of before 2020 stands for the state's form where there is none */
    public record StateWithholdingSettingView(String state, LocalDate effectiveFrom, boolean federalFormContinues) {

        static StateWithholdingSettingView of(StateWithholdingSetting setting) {
            return new StateWithholdingSettingView(
                    setting.state(), setting.effectiveFrom(), setting.federalFormContinues());
        }
    }

    /** Every decision, by state and date. */
    public record StateWithholdingSettingsView(List<StateWithholdingSettingView> items) {}

    private final DecideStateWithholding decide;
    private final StateWithholdingSettings settings;

    StateWithholdingSettingResource(DecideStateWithholding decide, StateWithholdingSettings settings) {
        this.decide = decide;
        this.settings = settings;
    }

    /** Every decision of the group about the withholding of states. */
    @GET
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public StateWithholdingSettingsView list() {
        return new StateWithholdingSettingsView(
                settings.inOrder().stream().map(StateWithholdingSettingView::of).toList());
    }

    /**
     * Decides whether federal Forms W-4 of before 2020 continue in a state.
     *
     * <p>Refuses {@link StateTaxProblem#STATE_TABLE_NOT_AVAILABLE} and {@link StateTaxProblem#STATE_NOTHING_TO_DECIDE}.
     */
    @PUT
    @Path("{state}")
    @RolesAllowed(RUN_PAYROLL)
    public StateWithholdingSettingView decide(String state, DecideStateWithholding.Request request) {
        return StateWithholdingSettingView.of(decide.decide(state, request));
    }
}
