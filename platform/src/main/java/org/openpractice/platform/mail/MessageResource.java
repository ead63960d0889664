package org.openpractice.platform.mail;

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
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;

/** Mail that was written to people, and what became of it. */
@Path("/messages")
@RunOnVirtualThread
class MessageResource {

    private final Messages messages;
    private final Audit audit;

    MessageResource(Messages messages, Audit audit) {
        this.messages = messages;
        this.audit = audit;
    }

    /** Messages, oldest first; {@code state=FAILED} shows refused addresses, {@code state=NO_RECIPIENT} what nobody was told. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER})
    @Transactional
    public Page<MessageView> list(
            @QueryParam("state") @Nullable MessageState state, @BeanParam @Valid PageRequest page) {
        audit.record(Verb.READ, "message", null);
        return Page.of(page, messages.page(state, page), MessageView::id, Function.identity());
    }
}
