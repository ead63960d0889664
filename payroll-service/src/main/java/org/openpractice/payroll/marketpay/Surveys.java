package org.openpractice.payroll.marketpay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.openpractice.platform.problem.PlatformProblem;

/** Survey files and their rows. */
@ApplicationScoped
class Surveys implements PanacheRepositoryBase<SurveyImport, UUID> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AgroalDataSource dataSource;

    Surveys(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Refuses {@link PlatformProblem#NOT_FOUND}. */
    SurveyImport required(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    void insert(UUID importId, Collection<SurveyRow> rows) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        insert into survey_row (import_id, area, occupation, area_title, occupation_title, employment, figures)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)) {
            for (var row : rows) {
                statement.setObject(1, importId);
                statement.setString(2, row.area());
                statement.setString(3, row.occupation());
                statement.setString(4, row.areaTitle());
                statement.setString(5, row.occupationTitle());
                statement.setString(6, row.employment());
                statement.setString(7, write(row.figures()));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("The rows of a survey could not be written", e);
        }
    }

    /** The row of an occupation in an area from the last file of an edition that has one. */
    @SuppressWarnings("unchecked") // a native query with a tuple
    Optional<SurveyRow> row(int editionYear, String occupation, String area) {
        List<Tuple> rows = getEntityManager()
                .createNativeQuery("""
                        select r.area, r.area_title, r.occupation, r.occupation_title, r.employment, r.figures
                        from survey_import i
                            join survey_row r on r.practice_group_id = i.practice_group_id and r.import_id = i.id
                        where i.edition_year = :year and i.taken and r.occupation = :occupation and r.area = :area
                        order by i.id desc limit 1
                        """, Tuple.class)
                .setParameter("year", editionYear)
                .setParameter("occupation", occupation)
                .setParameter("area", area)
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> new SurveyRow(
                        row.get("area", String.class),
                        row.get("area_title", String.class),
                        row.get("occupation", String.class),
                        row.get("occupation_title", String.class),
                        row.get("employment", String.class),
                        read(row.get("figures", String.class))));
    }

    private static String write(Map<String, SurveyFigure> figures) {
        var printed = new TreeMap<String, String>();
        figures.forEach((column, figure) -> printed.put(column, figure.printed()));
        try {
            return JSON.writeValueAsString(printed);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Survey figures cannot be written as JSON", e);
        }
    }

    private static Map<String, SurveyFigure> read(String figures) {
        try {
            var printed = JSON.readValue(figures, new TypeReference<Map<String, String>>() {});
            var read = new TreeMap<String, SurveyFigure>();
            printed.forEach((column, text) -> read.put(column, new SurveyFigure(text)));
            return read;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Survey figures cannot be read from JSON", e);
        }
    }
}
