package org.openpractice.platform.mail;

import static org.openpractice.platform.identity.Roles.RUN_PRACTICE;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

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
    @SortedBy("createdAt")
    @RolesAllowed(RUN_PRACTICE)
    public Page<MessageView> list(@BeanParam @Valid Messages.Asked asked) {
        audit.record(Verb.READ, "message", null);
        return messages.list(asked).page(MessageView::of);
    }
}
