package org.openpractice.platform.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;
import org.openpractice.platform.transaction.AfterCommit;

/**
 * Writes to people, in the transaction of what they are told of: committed with it or not at all. The {@link MailWorker}
 * sends it afterward.
 */
@ApplicationScoped
public class Messages {

    private static final Logger LOG = Logger.getLogger(Messages.class);

    private static final String INSERT = """
            insert into message (id, occasion, about, recipient, subject, text_body, html_body, is_digest, state, due_at,
                                 created_at)
            values (:id, :occasion, :about, :recipient, :subject, :text, :html, :isDigest, :state, :dueAt, :createdAt)
            on conflict on constraint message_told_once do nothing
            """;
    private final Sql sql;
    private final TransactionSynchronizationRegistry transaction;
    private final Engine templates;
    private final MailRecipients recipients;
    private final MailPreferences preferences;
    private final MailWorker worker;
    private final Clock clock;
    private final String publicUrl;
    private final Counter toNobody;

    Messages(
            Sql sql,
            TransactionSynchronizationRegistry transaction,
            Engine templates,
            MailRecipients recipients,
            MailPreferences preferences,
            MailWorker worker,
            Clock clock,
            @ConfigProperty(name = "openpractice.public-url") String publicUrl,
            @ConfigProperty(name = "quarkus.application.name") String application,
            MeterRegistry metrics) {
        this.sql = sql.direct();
        this.transaction = transaction;
        this.templates = templates;
        this.recipients = recipients;
        this.preferences = preferences;
        this.worker = worker;
        this.clock = clock;
        this.publicUrl = publicUrl + "/api/" + application.replace("-service", "");
        this.toNobody = metrics.counter("mail_without_recipient");
    }

    private record Words(String subject, String text, String html) {}

    /**
     * Tells everybody whom the group named for the occasion about one record, each of them once however often it is asked
     * for. When nobody is named, the message is kept as {@link MessageState#NO_RECIPIENT}. Must be called in the
     * transaction that makes it worth telling.
     *
     * @param about id of the record
     * @param facts what the templates of the occasion print, by name
     * @throws IllegalStateException outside a transaction
     */
    public void write(MailOccasion occasion, UUID about, Map<String, ? extends Fact> facts) {
        AfterCommit.requireActive(transaction, "A message");
        var words = words(occasion, facts);
        var named = recipients.of(occasion);
        if (named.isEmpty()) {
            insert(occasion, about, words, null);
            toNobody.increment();
            LOG.warnf("Nobody is named for %s; see GET /messages?state=NO_RECIPIENT", occasion.slug());
        }
        for (String address : named) {
            insert(occasion, about, words, address);
        }
        AfterCommit.once(transaction, Messages.class, worker::wake);
    }

    private void insert(MailOccasion occasion, UUID about, Words words, @Nullable String recipient) {
        var now = clock.instant();
        var preference = recipient == null ? MailPreference.NONE : preferences.applyingTo(recipient);
        sql.update(INSERT)
                .set("id", Ids.next())
                .set("occasion", occasion.slug())
                .set("about", about)
                .set("recipient", recipient)
                .set("subject", words.subject())
                .set("text", words.text())
                .set("html", words.html())
                .set("isDigest", preference.isDigest())
                .set("state", recipient == null ? MessageState.NO_RECIPIENT : MessageState.WAITING)
                .set("dueAt", preference.dueAt(now))
                .set("createdAt", now)
                .run();
    }

    private Words words(MailOccasion occasion, Map<String, ? extends Fact> facts) {
        var text = render(occasion.slug() + ".txt", facts);
        int firstLine = text.indexOf('\n');
        return new Words(
                text.substring(0, firstLine).strip(),
                text.substring(firstLine).strip(),
                render(occasion.slug() + ".html", facts).strip());
    }

    private String render(String name, Map<String, ? extends Fact> facts) {
        var template = Objects.requireNonNull(templates.getTemplate("mail/" + name), "no template mail/" + name);
        var instance = template.instance();
        facts.forEach((fact, value) -> instance.data(fact, value.printed(publicUrl)));
        return instance.render();
    }

    /** What of the mail is asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("state")
        @Nullable
        MessageState state;

        @Parameter(description = "Kebab-case name of what people are told of, for example pay-run-waits")
        @QueryParam("occasion")
        @Nullable
        String occasion;

        @Parameter(description = "Id of the record that the message tells of")
        @QueryParam("about")
        @Nullable
        UUID about;
    }

    ListOf<Row> list(Asked asked) {
        return ListOf.query(sql, "select * from message", asked)
                .search("e.recipient", "e.subject")
                .where("e.state = ?", asked.state)
                .where("e.occasion = ?", asked.occasion)
                .where("e.about = ?", asked.about)
                .sort("createdAt", Instant.class, "e.created_at");
    }
}
