package org.openpractice.platform.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Hands one mail to the SMTP server and tells what became of it. */
@ApplicationScoped
class Delivery {

    private static final String FOOTER = "Your practice named this address for such messages in OpenPractice.";

    /** Answers that judge this mail; a refusal before them judges us: our name, password or sender address. */
    private static final List<String> ABOUT_THE_MAIL = List.of("recipient address", "DATA command", "sending data");

    private final ReactiveMailer mailer;
    /**
     * Everything about a connection happens on this one event loop. From another thread the client would choose a loop for
     * each connection and set its handler from elsewhere, and a greeting that came before that would be lost.
     */
    private final Context loop;

    private final String from;
    private final Duration patience;

    /** @param patience how long the server is given for one mail; one that is killed may never be heard of again */
    Delivery(
            ReactiveMailer mailer,
            Vertx vertx,
            @ConfigProperty(name = "openpractice.mail.from") String from,
            @ConfigProperty(name = "openpractice.mail.patience", defaultValue = "PT1M") Duration patience) {
        this.mailer = mailer;
        this.loop = vertx.getOrCreateContext();
        this.from = from;
        this.patience = patience;
    }

    /** One message of a mail. */
    record Item(String subject, String text, String html) {}

    /**
     * What goes to one person.
     *
     * @param id the Message-ID is made of it: the same mail has the same one at every try
     * @param items one, or those of a digest
     */
    record Envelope(UUID id, String recipient, List<Item> items) {}

    /** What the server made of a mail. */
    sealed interface Outcome {

        /** The mail is the server's now. */
        record Accepted() implements Outcome {}

        /** The server refuses it for good (5yz). */
        record Refused(int code, String reply) implements Outcome {}

        /** The server asks to come again (4yz). */
        record PutOff(int code, String reply) implements Outcome {}

        /** The server cannot be reached, broke off or does not let us in: nothing is known of the mail. */
        record Unreachable(@Nullable Integer code, String reply) implements Outcome {}
    }

    Outcome deliver(Envelope envelope) {
        try {
            Uni.createFrom()
                    .deferred(() -> mailer.send(mail(envelope)))
                    .runSubscriptionOn(command -> loop.runOnContext(now -> command.run()))
                    .await()
                    .atMost(patience);
            return new Outcome.Accepted();
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    private static Outcome failed(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException smtp) {
                String told = String.valueOf(smtp.getMessage());
                String reply = shortened(String.valueOf(smtp.getReplyMessage()));
                if (ABOUT_THE_MAIL.stream().noneMatch(told::startsWith)) {
                    return new Outcome.Unreachable(smtp.getReplyCode(), reply);
                }
                return smtp.isPermanent()
                        ? new Outcome.Refused(smtp.getReplyCode(), reply)
                        : new Outcome.PutOff(smtp.getReplyCode(), reply);
            }
        }
        return new Outcome.Unreachable(null, shortened(failure.toString()));
    }

    private static String shortened(String reply) {
        return reply.length() <= 500 ? reply : reply.substring(0, 500);
    }

    private Mail mail(Envelope envelope) {
        var items = envelope.items();
        var mail = items.size() == 1
                ? Mail.withText(envelope.recipient(), items.getFirst().subject(), text(envelope))
                : Mail.withText(envelope.recipient(), items.size() + " messages from OpenPractice", text(envelope));
        return mail.setHtml(html(envelope))
                .setFrom(from)
                .addHeader("Message-ID", "<" + envelope.id() + "@" + domain() + ">")
                // RFC 3834: no automatic reply to this, please.
                .addHeader("Auto-Submitted", "auto-generated");
    }

    private String domain() {
        return from.substring(from.indexOf('@') + 1).replace(">", "").strip();
    }

    private static String text(Envelope envelope) {
        boolean single = envelope.items().size() == 1;
        return envelope.items().stream()
                        .map(item -> single ? item.text() : item.subject() + "\n\n" + item.text())
                        .collect(Collectors.joining("\n\n\n"))
                + "\n\n-- \n" + FOOTER + "\n";
    }

    private static String html(Envelope envelope) {
        boolean single = envelope.items().size() == 1;
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>OpenPractice</title></head><body>
                %s
                <hr><p><small>%s</small></p>
                </body></html>
                """.formatted(
                        envelope.items().stream()
                                .map(item -> single ? item.html() : "<h2>" + item.subject() + "</h2>\n" + item.html())
                                .collect(Collectors.joining("\n")),
                        FOOTER);
    }
}
