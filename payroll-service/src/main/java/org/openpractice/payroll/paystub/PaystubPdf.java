package org.openpractice.payroll.paystub;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/**
 * A pay stub as a PDF of one page. The same stub gives the same bytes: date and document id come from the paycheck. The
 * document's metadata name nobody.
 */
public final class PaystubPdf {

    private static final Template TEMPLATE = template();

    static {
        FontMappers.set(new BundledFont());
    }

    private PaystubPdf() {}

    public static byte[] render(Paystub stub) {
        var html = TEMPLATE.data("stub", stub).render();
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.withProducer("OpenPractice");
        builder.withHtmlContent(html, null);
        builder.toStream(out);
        try (var renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            try (var document = renderer.getPdfDocument()) {
                var created = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC));
                created.setTimeInMillis(
                        stub.payDate().atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli());
                var information = document.getDocumentInformation();
                information.setTitle("Pay stub " + stub.paycheckId());
                information.setCreationDate(created);
                information.setModificationDate(created);
                // Without a seed PDFBox makes the document id from the clock.
                document.setDocumentId(stub.paycheckId().getLeastSignificantBits());
                document.save(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The pay stub cannot be drawn", e);
        }
        return out.toByteArray();
    }

    private static Template template() {
        var engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .build();
        try (var stream = PaystubPdf.class.getResourceAsStream("/paystub/paystub.html")) {
            if (stream == null) {
                throw new IllegalStateException("The pay stub template is missing");
            }
            return engine.parse(
                    new String(stream.readAllBytes(), StandardCharsets.UTF_8),
                    Variant.forContentType(Variant.TEXT_HTML));
        } catch (IOException e) {
            throw new UncheckedIOException("The pay stub template cannot be read", e);
        }
    }
}
