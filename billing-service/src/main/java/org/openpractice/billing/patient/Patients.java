package org.openpractice.billing.patient;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.openpractice.platform.paging.PageRequest;

/** Patients of the practice group. */
@ApplicationScoped
public class Patients implements PanacheRepositoryBase<Patient, UUID> {

    List<Patient> page(PageRequest request) {
        return find("id > ?1 order by id", request.after())
                .page(0, request.fetch())
                .list();
    }
}
