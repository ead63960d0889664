package org.openpractice.payroll.marketpay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.openpractice.platform.records.Records;
import org.openpractice.platform.sql.Sql;

/** Survey files and their rows. */
@ApplicationScoped
class Surveys implements Records<SurveyImport> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Sql sql;

    Surveys(Sql sql) {
        this.sql = sql;
    }

    void insert(UUID importId, Collection<SurveyRow> rows) {
        sql.<SurveyRow>batch("""
                insert into survey_row (import_id, area, occupation, area_title, occupation_title, employment, figures)
                values (:import, :area, :occupation, :areaTitle, :occupationTitle, :employment, :figures)
                """, rows, (set, row) -> {
            set.set("import", importId);
            set.set("area", row.area());
            set.set("occupation", row.occupation());
            set.set("areaTitle", row.areaTitle());
            set.set("occupationTitle", row.occupationTitle());
            set.set("employment", row.employment());
            set.set("figures", write(row.figures()));
        });
    }

    /** The row of an occupation in an area from the last file of an edition that has one. */
    Optional<SurveyRow> row(int editionYear, String occupation, String area) {
        return sql.query("""
                        select r.area, r.area_title, r.occupation, r.occupation_title, r.employment, r.figures
                        from survey_import i
                            join survey_row r on r.practice_group_id = i.practice_group_id and r.import_id = i.id
                        where i.edition_year = :year and i.taken and r.occupation = :occupation and r.area = :area
                        order by i.id desc limit 1
                        """)
                .set("year", editionYear)
                .set("occupation", occupation)
                .set("area", area)
                .first(row -> new SurveyRow(
                        row.string("area"),
                        row.string("area_title"),
                        row.string("occupation"),
                        row.string("occupation_title"),
                        row.string("employment"),
                        read(row.string("figures"))));
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
