package org.openpractice.payroll.compensation;

import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.payroll.compensation.WorkValue.Rvu;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

/** Editions of work RVUs and their rows. */
@ApplicationScoped
class WorkRvuSchedules implements PanacheRepositoryBase<WorkRvuSchedule, UUID> {

    private final AgroalDataSource dataSource;

    WorkRvuSchedules(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A row of an edition. */
    record Row(String procedureCode, String modifier, BigDecimal workRvu, boolean designatedHealthService) {}

    /** Refuses {@link PlatformProblem#NOT_FOUND}. */
    WorkRvuSchedule required(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    /** The last edition of a year. */
    Optional<WorkRvuSchedule> latest(int year) {
        return find("scheduleYear = ?1 order by edition desc", year).page(0, 1).firstResultOptional();
    }

    List<WorkRvuSchedule> page(PageRequest page) {
        return find("id > ?1 order by id", page.after()).page(0, page.fetch()).list();
    }

    /** Writes the rows of an edition that was persisted and flushed. */
    void insert(UUID scheduleId, Collection<Row> rows) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        insert into work_rvu (schedule_id, procedure_code, modifier, work_rvu, designated_health_service)
                        values (?, ?, ?, ?, ?)
                        """)) {
            int batched = 0;
            for (var row : rows) {
                statement.setObject(1, scheduleId);
                statement.setString(2, row.procedureCode());
                statement.setString(3, row.modifier());
                statement.setBigDecimal(4, row.workRvu());
                statement.setBoolean(5, row.designatedHealthService());
                statement.addBatch();
                if (++batched % 1000 == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("The rows of a work RVU schedule could not be written", e);
        }
    }

    /** The rows of some codes in an edition. */
    @SuppressWarnings("unchecked") // a native query with a tuple
    WorkValue.Schedule rows(UUID scheduleId, Collection<String> procedureCodes) {
        var rows = new HashMap<String, Map<String, Rvu>>();
        if (!procedureCodes.isEmpty()) {
            List<Tuple> found = getEntityManager()
                    .createNativeQuery("""
                            select procedure_code, modifier, work_rvu, designated_health_service from work_rvu
                            where schedule_id = :schedule and procedure_code in (:codes)
                            """, Tuple.class)
                    .setParameter("schedule", scheduleId)
                    .setParameter("codes", procedureCodes)
                    .getResultList();
            for (var row : found) {
                rows.computeIfAbsent(row.get("procedure_code", String.class), code -> new HashMap<>())
                        .put(
                                row.get("modifier", String.class),
                                new Rvu(
                                        row.get("work_rvu", BigDecimal.class),
                                        row.get("designated_health_service", Boolean.class)));
            }
        }
        return (code, modifier) ->
                Optional.ofNullable(rows.getOrDefault(code, Map.of()).get(modifier));
    }
}
