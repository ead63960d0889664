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
        try {
            var head = filing.head(cipher);
            record(writer, head.substring(0, Efw2Record.LENGTH));
            record(writer, head.substring(Efw2Record.LENGTH));
            var totals = Efw2.totals(filing.statements(), filing.totals());
            var after = new UUID(0, 0);
            for (var batch = filings.statements(filingId, after, BATCH);
                    !batch.isEmpty();
                    batch = filings.statements(filingId, after, BATCH)) {
                for (var statement : batch) {
                    record(writer, statement.record(cipher));
                }
                after = batch.getLast().id();
                filings.flushAndClear();
            }
            record(writer, totals.total());
            record(writer, totals.last());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Writer writer, UUID filingId, String state, String account) {
        var filing = filings.get(filingId);
        try {
            var head = filing.head(cipher);
            record(writer, head.substring(0, Efw2Record.LENGTH));
            record(writer, head.substring(Efw2Record.LENGTH));
            int people = 0;
            var boxes = new LinkedHashMap<String, Money>();
            var after = new UUID(0, 0);
            for (var batch = filings.statements(filingId, after, BATCH);
                    !batch.isEmpty();
                    batch = filings.statements(filingId, after, BATCH)) {
                for (var statement : batch) {
                    var of = statement.boxes();
                    var wages = of.get("16 " + state);
                    if (wages == null) {
                        continue;
                    }
                    var wageRecord = statement.record(cipher);
                    record(writer, wageRecord);
                    record(
                            writer,
                            Efw2State.record(
                                    wageRecord, state, account, wages, of.getOrDefault("17 " + state, Money.ZERO)));
                    people++;
                    of.forEach((box, amount) -> boxes.merge(box, amount, Money::plus));
                }
                after = batch.getLast().id();
                filings.flushAndClear();
            }
            var totals = Efw2.totals(people, boxes);
            record(writer, totals.total());
            record(writer, totals.last());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void record(Writer writer, String record) throws IOException {
        writer.write(record);
        writer.write(END);
    }
}
