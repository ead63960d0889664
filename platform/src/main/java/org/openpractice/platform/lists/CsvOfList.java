package org.openpractice.platform.lists;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.money.Rate;
import org.openpractice.platform.paging.Page;

/**
 * A list as CSV (RFC 4180), page after page, for whoever asks for {@code text/csv}: a column for each field of the view, in
 * their order, those of a nested record with its name before them ({@code address.city}); the values as they stand in the
 * JSON, amounts without their currency, in UTF-8 with a byte order mark. Texts of a list stand in one cell; records of a list have no column.
 *
 * <p>Every resource method that answers with a {@link Page} is such a list and needs to say no more: to the framework it answers in
 * JSON alone, so a request for a file is let in as one that would take JSON too, and its page is written as a file here.
 */
public class CsvOfList {

    private static final String MEDIA_TYPE = "text/csv";

    private static final MediaType CSV = MediaType.valueOf("text/csv;charset=UTF-8");

    /** What spreadsheets take for a formula; a number that is no more than that is none. */
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r].*", Pattern.DOTALL);

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    /** Without it Excel takes a file for one of the Windows code page, and mangles every name that is not ASCII. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final ObjectMapper json;
    private final Clock clock;

    CsvOfList(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** Whether a file is what the caller would like best; asked of one header from {@link #letIn} on, and so answered alike. */
    static boolean isBest(List<MediaType> acceptable) {
        return !acceptable.isEmpty()
                && acceptable.getFirst().getType().equals(CSV.getType())
                && acceptable.getFirst().getSubtype().equals(CSV.getSubtype());
    }

    @ServerRequestFilter(preMatching = true)
    public void letIn(ContainerRequestContext request) {
        if (isBest(request.getAcceptableMediaTypes())) {
            request.getHeaders()
                    .putSingle(HttpHeaders.ACCEPT, MEDIA_TYPE + ", " + MediaType.APPLICATION_JSON + ";q=0.001");
        }
    }

    /** @throws NotAcceptableException when what is asked for as a file is none */
    @ServerRequestFilter
    public void refuseWhatIsNoList(ContainerRequestContext request, ResourceInfo resource) {
        if (isBest(request.getAcceptableMediaTypes())) {
            var method = resource.getResourceMethod();
            var produces = method.getAnnotation(Produces.class);
            boolean isFile = produces != null && List.of(produces.value()).contains(MEDIA_TYPE);
            if (!isFile && method.getReturnType() != Page.class) {
                throw new NotAcceptableException();
            }
        }
    }

    @ServerResponseFilter
    public void write(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource) {
        if (isBest(request.getAcceptableMediaTypes()) && response.getEntity() instanceof Page<?> first) {
            var columns = columns(viewOf(resource.getResourceMethod().getGenericReturnType()));
            response.getHeaders().putSingle("Content-Disposition", disposition(request));
            response.setEntity((StreamingOutput) out -> write(first, columns, out), new Annotation[0], CSV);
        }
    }

    /** A name that tells files of several lists and days apart. */
    private String disposition(ContainerRequestContext request) {
        var list = request.getUriInfo().getPathSegments().getLast().getPath();
        return "attachment; filename=\"%s-%s.csv\"".formatted(list, LocalDate.now(clock));
    }

    private void write(Page<?> first, List<Column> columns, OutputStream out) throws IOException {
        var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(BYTE_ORDER_MARK);
        var csv = new CSVPrinter(text, CSVFormat.RFC4180);
        csv.printRecord(columns.stream().map(Column::name));
        for (@Nullable Page<?> page = first; page != null; page = page.following()) {
            for (Object item : page.items()) {
                var row = json.<JsonNode>valueToTree(item);
                csv.printRecord(columns.stream().map(column -> cell(row.at(column.pointer()))));
            }
        }
        csv.flush();
    }

    private static Class<?> viewOf(Type page) {
        if (page instanceof ParameterizedType of && of.getActualTypeArguments()[0] instanceof Class<?> view) {
            return view;
        }
        throw new IllegalStateException("A list as CSV needs the type of its views in the resource method");
    }

    /**
     * A column.
     *
     * @param pointer where its value stands in the JSON of a row
     */
    private record Column(String name, String pointer) {

        Column in(RecordComponent outer) {
            return new Column(outer.getName() + "." + name, "/" + outer.getName() + pointer);
        }
    }

    private static List<Column> columns(Class<?> view) {
        var columns = new ArrayList<Column>();
        for (var component : view.getRecordComponents()) {
            Class<?> type = component.getType();
            boolean hidden = Versioned.class.isAssignableFrom(view)
                    && component.getName().equals("version");
            if (hidden || Map.class.isAssignableFrom(type)) {
                continue;
            }
            if (type == Money.class || type == Rate.class) {
                columns.add(new Column(component.getName(), "/" + component.getName() + "/amount"));
            } else if (isNested(type)) {
                columns(type).forEach(column -> columns.add(column.in(component)));
            } else if (!(component.getGenericType() instanceof ParameterizedType list
                    && list.getActualTypeArguments()[0] instanceof Class<?> element
                    && isNested(element))) {
                columns.add(new Column(component.getName(), "/" + component.getName()));
            }
        }
        return columns;
    }

    /** Whether the JSON is an object; a record that is written as one value says so itself. */
    private static boolean isNested(Class<?> type) {
        return type.isRecord()
                && Arrays.stream(type.getDeclaredMethods())
                        .noneMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    private static String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isArray()) {
            var texts = new ArrayList<String>();
            value.forEach(each -> texts.add(each.asText()));
            return harmless(String.join("; ", texts));
        }
        return harmless(value.asText());
    }

    private static String harmless(String text) {
        return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }
}
