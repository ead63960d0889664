package org.openpractice.payroll.filing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.openpractice.contracts.Money;
import org.openpractice.platform.encryption.ColumnCipher;

/** Writes the EFW2 file of a filing, the same bytes each time. Each record is opened only when its turn comes. */
@ApplicationScoped
class ExportEfw2 {

    private static final int BATCH = 500;
    /** Each record ends with carriage return and line feed. */
    private static final String END = "\r\n";

    private final W2Filings filings;
    private final ColumnCipher cipher;

    ExportEfw2(W2Filings filings, ColumnCipher cipher) {
        this.filings = filings;
        this.cipher = cipher;
    }

    void writeTo(OutputStream out, UUID filingId) throws IOException {
        write(out, writer -> write(writer, filingId));
    }

    /**
     * The file for one state: whoever has wages or tax of it, each with the state record.
     *
     * @param account the employer's account with the state
     */
    void writeTo(OutputStream out, UUID filingId, String state, String account) throws IOException {
        write(out, writer -> write(writer, filingId, state, account));
    }

    private static void write(OutputStream out, Consumer<Writer> records) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.US_ASCII);
        try {
            QuarkusTransaction.requiringNew().run(() -> records.accept(writer));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        writer.flush();
    }

    private void write(Writer writer, UUID filingId) {
        var filing = filings.get(filingId);
        head(writer, filing);
        var totals = Efw2.totals(filing.statements(), filing.totals());
        each(filingId, statement -> record(writer, statement.record(cipher)));
        end(writer, totals);
    }

    private void write(Writer writer, UUID filingId, String state, String account) {
        head(writer, filings.get(filingId));
        var people = new AtomicInteger();
        var boxes = new LinkedHashMap<String, Money>();
        each(filingId, statement -> {
            var of = statement.boxes();
            var wages = of.get("16 " + state);
            if (wages == null) {
                return;
            }
            var wageRecord = statement.record(cipher);
            record(writer, wageRecord);
            record(
                    writer,
                    Efw2State.record(wageRecord, state, account, wages, of.getOrDefault("17 " + state, Money.ZERO)));
            people.incrementAndGet();
            of.forEach((box, amount) -> boxes.merge(box, amount, Money::plus));
        });
        end(writer, Efw2.totals(people.get(), boxes));
    }

    private void head(Writer writer, W2Filing filing) {
        var head = filing.head(cipher);
        record(writer, head.substring(0, Efw2Record.LENGTH));
        record(writer, head.substring(Efw2Record.LENGTH));
    }

    /** The statements of a filing, a batch in memory at a time. */
    private void each(UUID filingId, Consumer<W2Statement> written) {
        var after = new UUID(0, 0);
        for (var batch = filings.statements(filingId, after, BATCH);
                !batch.isEmpty();
                batch = filings.statements(filingId, after, BATCH)) {
            batch.forEach(written);
            after = batch.getLast().id();
            filings.flushAndClear();
        }
    }

    private static void end(Writer writer, Efw2.Totals totals) {
        record(writer, totals.total());
        record(writer, totals.last());
    }

    private static void record(Writer writer, String record) {
        try {
            writer.write(record);
            writer.write(END);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
