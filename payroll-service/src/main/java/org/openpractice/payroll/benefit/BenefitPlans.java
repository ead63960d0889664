package org.openpractice.payroll.benefit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

/** What the group offers. */
@ApplicationScoped
public class BenefitPlans implements Records<BenefitPlan> {

    /** Which plans are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("kind")
        BenefitPlan.@Nullable Kind kind;

        @QueryParam("treatment")
        BenefitInput.@Nullable Treatment treatment;
    }

    ListOf<BenefitPlan> list(Asked asked) {
        return list(BenefitPlan.class, asked)
                .search("e.code", "e.name", "e.payCode")
                .where("e.kind = ?", asked.kind)
                .where("e.treatment = ?", asked.treatment)
                .sort("name", String.class, "lower(e.name)")
                .sort("code", String.class, "e.code")
                .sort("priority", Integer.class, "e.priority");
    }

    /** Codes of the lines of all plans: of employees and of the employer. */
    public Set<String> payCodes() {
        return listAll().stream()
                .flatMap(plan -> Stream.of(plan.payCode(), plan.employerCode()))
                .collect(Collectors.toSet());
    }

    boolean anyWith(String payCode, String code) {
        return count("payCode = ?1 or code = ?2", payCode, code) > 0;
    }

    Map<UUID, BenefitPlan> all() {
        return listAll().stream().collect(Collectors.toMap(BenefitPlan::id, Function.identity()));
    }
}
