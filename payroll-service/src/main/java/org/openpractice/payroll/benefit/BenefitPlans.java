package org.openpractice.payroll.benefit;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

@ApplicationScoped
class BenefitPlans implements PanacheRepositoryBase<BenefitPlan, UUID> {

    /** Refuses {@link PlatformProblem#NOT_FOUND}. */
    public BenefitPlan required(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    boolean anyWith(String payCode, String code) {
        return count("payCode = ?1 or code = ?2", payCode, code) > 0;
    }

    List<BenefitPlan> page(PageRequest page) {
        return find("id > ?1 order by id", page.after()).page(0, page.fetch()).list();
    }

    Map<UUID, BenefitPlan> all() {
        return listAll().stream().collect(Collectors.toMap(BenefitPlan::id, Function.identity()));
    }
}
