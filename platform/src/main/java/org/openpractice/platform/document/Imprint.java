package org.openpractice.platform.document;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What a document says of itself. It stands in the file's metadata, which mail programs and search engines show to
 * anybody, so it names no person, account or amount.
 *
 * @param id of the record that is shown; the document's own id is made from it
 * @param title for example {@code Pay stub}
 * @param date the day the document is of, not the day it is drawn
 */
public record Imprint(UUID id, String title, LocalDate date) {}
