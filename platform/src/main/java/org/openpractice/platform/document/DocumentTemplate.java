package org.openpractice.platform.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.Variant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.logging.Level;
import org.openpractice.contracts.Money;
import org.openpractice.platform.money.Rate;

/**
 * A kind of document: a Qute template that extends {@code document.html}, which gives page, letterhead, running head and
 * page numbers. Values are escaped. Drawn as PDF it is tagged for screen readers (the structure of PDF/UA), its text can be
 * searched, its one font is embedded, and the same content gives the same bytes: date and ids come from the
 * {@link Imprint}, not from the clock.
 *
 * <p>In a template an amount has {@code shown} (1,234.50) and a day has {@code shown} (11/20/2026).
 */
public final class DocumentTemplate {

    private static final Variant HTML = Variant.forContentType(Variant.TEXT_HTML);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.US);
    private static final Engine ENGINE = engine();

    private final Template template;

    private DocumentTemplate(Template template) {
        this.template = template;
    }

    /**
     * Reads a template.
     *
     * @param owner a class of the module that has the template
     * @param file name among the resources under {@code documents}
     * @throws IllegalStateException when there is none
     */
    public static DocumentTemplate of(Class<?> owner, String file) {
        return new DocumentTemplate(ENGINE.parse(read(owner, file), HTML, file));
    }

    /**
     * Draws the document.
     *
     * @param name by which the template knows the value
     */
    public byte[] pdf(Imprint imprint, String name, Object value) {
        var text = ShownText.of(
                template.data("document", imprint).data(name, value).render());
        return draw(imprint, withNote(text));
    }

    /** The note is the last paragraph of the body. */
    private static String withNote(ShownText text) {
        int end = text.html().lastIndexOf("</body>");
        if (text.lacking().isEmpty() || end < 0) {
            return text.html();
        }
        return "%s<p class=\"lacking\">%s stands for a character that the font of this document lacks: %s.</p>%s"
                .formatted(
                        text.html().substring(0, end),
                        DocumentFont.BOX,
                        String.join(", ", text.lacking()),
                        text.html().substring(end));
    }

    private static byte[] draw(Imprint imprint, String html) {
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.usePdfUaAccessibility(true);
        builder.useFont(DocumentFont::stream, DocumentFont.FAMILY, 400, FontStyle.NORMAL, true);
        builder.withProducer("OpenPractice");
        builder.withHtmlContent(html, null);
        builder.toStream(out);
        try (var renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            try (var document = renderer.getPdfDocument()) {
                var date = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC));
                date.setTimeInMillis(
                        imprint.date().atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli());
                var information = document.getDocumentInformation();
                information.setCreationDate(date);
                information.setModificationDate(date);
                // Without a seed PDFBox makes the document id from the clock.
                document.setDocumentId(imprint.id().getLeastSignificantBits());
                document.save(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The document cannot be drawn: " + imprint, e);
        }
        return out.toByteArray();
    }

    private static Engine engine() {
        // Every document would be several lines in the log.
        XRLog.listRegisteredLoggers().forEach(name -> XRLog.setLevel(name, Level.WARNING));
        var engine = Engine.builder()
                .addDefaults()
                .addValueResolver(shown(Money.class, money -> String.format(Locale.US, "%,.2f", money.decimal())))
                .addValueResolver(shown(Rate.class, DocumentTemplate::shown))
                .addValueResolver(shown(LocalDate.class, DAY::format))
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .build();
        engine.putTemplate(
                "document", engine.parse(read(DocumentTemplate.class, "document.html"), HTML, "document.html"));
        return engine;
    }

    /** With as many decimal places as the rate has, two at least. */
    private static String shown(Rate rate) {
        return String.format(Locale.US, "%,." + rate.decimal().scale() + "f", rate.decimal());
    }

    private static <T> ValueResolver shown(Class<T> type, Function<T, String> text) {
        return ValueResolver.builder()
                .applyToBaseClass(type)
                .applyToName("shown")
                .resolveSync(context -> text.apply(type.cast(context.getBase())))
                .build();
    }

    private static String read(Class<?> owner, String file) {
        try (var stream = owner.getResourceAsStream("/documents/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("The template " + file + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The template " + file + " cannot be read", e);
        }
    }
}
