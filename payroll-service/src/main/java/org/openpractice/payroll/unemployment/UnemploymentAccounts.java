package org.openpractice.payroll.unemployment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.platform.records.Records;

@ApplicationScoped
public class UnemploymentAccounts implements Records<UnemploymentAccount> {

    /** The group's account number and rate of every state on a pay date, one query for a whole run. */
    public UnemploymentInput on(LocalDate payDate) {
        var byState = new LinkedHashMap<String, UnemploymentInput.AssignedRate>();
        getEntityManager()
                .createQuery("""
                        select a.state, r from UnemploymentRate r, UnemploymentAccount a
                        where r.accountId = a.id and r.effectiveFrom <= :day
                        order by a.state, r.effectiveFrom, r.id
                        """, Object[].class)
                .setParameter("day", payDate)
                .getResultList()
                .forEach(row -> {
                    var state = (String) row[0];
                    var rate = (UnemploymentRate) row[1];
                    byState.put(
                            state,
                            new UnemploymentInput.AssignedRate(
                                    state, rate.rate(), rate.highestRate(), rate.wagesElsewhereCount()));
                });
        return byState.isEmpty() ? UnemploymentInput.NONE : new UnemploymentInput(List.copyOf(byState.values()));
    }

    Optional<UnemploymentAccount> with(String state) {
        return find("state", state).firstResultOptional();
    }

    /** The version of each account, by state. */
    public Map<String, Long> versions() {
        return listAll().stream().collect(Collectors.toMap(UnemploymentAccount::state, UnemploymentAccount::version));
    }

    List<UnemploymentAccount> inOrder() {
        return list("order by state");
    }

    void add(UnemploymentRate rate) {
        getEntityManager().persist(rate);
    }

    /** The rates that a state assigned; also for a view after the change. */
    @Transactional
    public List<UnemploymentRate> rates(UUID accountId) {
        return getEntityManager()
                .createQuery(
                        "from UnemploymentRate where accountId = :account order by effectiveFrom, id",
                        UnemploymentRate.class)
                .setParameter("account", accountId)
                .getResultList();
    }
}
