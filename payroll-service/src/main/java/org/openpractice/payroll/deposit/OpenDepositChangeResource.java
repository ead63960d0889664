package org.openpractice.payroll.deposit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;

/** Changes of accounts of everybody; with {@code state=PROPOSED} those that wait for a second person. */
@Path("/direct-deposit-changes")
@RunOnVirtualThread
class OpenDepositChangeResource {

    private final DirectDeposits deposits;
    private final ColumnCipher cipher;
    private final Audit audit;

    OpenDepositChangeResource(DirectDeposits deposits, ColumnCipher cipher, Audit audit) {
        this.deposits = deposits;
        this.cipher = cipher;
        this.audit = audit;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER})
    @Transactional
    public Page<DirectDepositChangeView> list(
            @QueryParam("state") DirectDepositChange.@Nullable State state, @BeanParam @Valid PageRequest page) {
        audit.record("read", "direct-deposit-change", null);
        var rows = deposits.page(state, page);
        var views = DirectDepositChangeView.of(rows, deposits, cipher).stream()
                .collect(Collectors.toMap(DirectDepositChangeView::id, Function.identity()));
        return Page.of(
                page,
                rows,
                DirectDepositChange::id,
                change -> java.util.Objects.requireNonNull(views.get(change.id())));
    }
}
