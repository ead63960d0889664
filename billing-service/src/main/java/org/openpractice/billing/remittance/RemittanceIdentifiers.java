package org.openpractice.billing.remittance;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.openpractice.platform.sql.Sql;

/**
 * Under which identifiers (TRN03) payers pay, where their remittances do not say by their name or number who they are. One
 * identifier may be several payers': administrators pay for many.
 */
@ApplicationScoped
class RemittanceIdentifiers {

    private final Sql sql;

    RemittanceIdentifiers(Sql sql) {
        this.sql = sql;
    }

    record Pair(UUID payerId, String identifier) {}

    Set<Pair> pairs() {
        return new HashSet<>(sql.query("select payer_id, identifier from payer_remittance_identifier")
                .list(row -> new Pair(row.uuid("payer_id"), row.string("identifier"))));
    }

    List<String> of(UUID payerId) {
        return sql.query("""
                        select identifier from payer_remittance_identifier where payer_id = :payer order by identifier
                        """).set("payer", payerId).list(row -> row.string("identifier"));
    }

    void replace(UUID payerId, Collection<String> identifiers) {
        sql.update("delete from payer_remittance_identifier where payer_id = :payer")
                .set("payer", payerId)
                .run();
        sql.<String>batch("""
                        insert into payer_remittance_identifier (payer_id, identifier) values (:payer, :identifier)
                        """, Set.copyOf(identifiers), (row, identifier) -> {
            row.set("payer", payerId);
            row.set("identifier", identifier);
        });
    }
}
