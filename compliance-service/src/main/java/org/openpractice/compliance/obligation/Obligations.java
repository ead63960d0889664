package org.openpractice.compliance.obligation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

/** The group's obligations. */
@ApplicationScoped
public class Obligations implements PanacheRepositoryBase<Obligation, UUID> {

    Obligation get(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    List<Obligation> of(UUID employeeId) {
        return list("employeeId = ?1 order by id", employeeId);
    }

    Optional<Obligation> of(UUID employeeId, String ruleCode) {
        return find("employeeId = ?1 and ruleCode = ?2", employeeId, ruleCode).firstResultOptional();
    }

    List<Obligation> page(
            PageRequest page, @Nullable UUID employeeId, @Nullable ObligationStatus status, LocalDate today) {
        var query = new StringBuilder("id > :after");
        var parameters = Parameters.with("after", page.after());
        if (employeeId != null) {
            query.append(" and employeeId = :employeeId");
            parameters.and("employeeId", employeeId);
        }
        if (status != null) {
            // The same questions as Obligation.status, asked of the database.
            query.append(
                    switch (status) {
                        case MET -> " and metOn is not null";
                        case WITHDRAWN -> " and metOn is null and withdrawnFrom <= :today";
                        case OVERDUE ->
                            " and metOn is null and (withdrawnFrom is null or withdrawnFrom > :today)"
                                    + " and keeps = false and dueOn < :today";
                        case OPEN ->
                            " and metOn is null and (withdrawnFrom is null or withdrawnFrom > :today)"
                                    + " and (keeps = true or dueOn >= :today)";
                    });
            if (status != ObligationStatus.MET) {
                parameters.and("today", today);
            }
        }
        return find(query.append(" order by id").toString(), parameters)
                .page(0, page.fetch())
                .list();
    }
}
