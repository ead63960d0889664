package org.openpractice.payroll.officefile;

import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.openpractice.platform.imports.ImportMode;
import org.openpractice.platform.imports.Imports;
import org.openpractice.platform.imports.OnErrors;
import org.openpractice.platform.job.WaitFor;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.problem.PlatformProblem;

/** Files that say something about many people at once: terms, certificates, accounts, hours. */
@Path("/imports")
@RunOnVirtualThread
class OfficeFileResource {

    /** The kinds of files that are taken. */
    public record OfficeFilesView(List<OfficeFileKind> items) {}

    /**
     * @param name as in the path {@code /imports/{name}}
     * @param says what a row does
     * @param header a first line with every column
     */
    public record OfficeFileKind(String name, String says, String header, List<OfficeFileColumn> columns) {

        static OfficeFileKind of(OfficeFile file) {
            return new OfficeFileKind(
                    file.name(),
                    file.says(),
                    String.join(
                            ",", file.columns().stream().map(Column::columnName).toList()),
                    file.columns().stream()
                            .map(column -> new OfficeFileColumn(
                                    column.columnName(), column.says(), column.isNeeded(), column.synonyms()))
                            .toList());
        }
    }

    /** @param synonyms other names under which the column is known; case, blanks and punctuation make no difference */
    public record OfficeFileColumn(String name, String says, boolean needed, List<String> synonyms) {}

    private final List<OfficeFile> files;
    private final Imports imports;

    OfficeFileResource(@All List<OfficeFile> files, Imports imports) {
        this.files =
                files.stream().sorted(Comparator.comparing(OfficeFile::name)).toList();
        this.imports = imports;
    }

    /** The kinds of files that are taken, with their columns. */
    @GET
    @RolesAllowed(RUN_PAYROLL)
    public OfficeFilesView kinds() {
        return new OfficeFilesView(files.stream().map(OfficeFileKind::of).toList());
    }

    /**
     * Takes in a file of that kind. It is CSV in UTF-8, UTF-16 or Windows-1252, separated by commas, semicolons or tabs, its columns
     * in any order. It is taken whole or not at all; the report names each wrong cell by line and column. With {@code preview}
     * the job reports what the file would do and changes nothing. With {@code waitSeconds} the answer has the report when the
     * job ends in that time. Takes no Idempotency-Key: what stands already stays, so the same file taken in again changes
     * nothing.
     */
    @POST
    @Path("{kind}")
    @Consumes("text/csv")
    @RolesAllowed(RUN_PAYROLL)
    public RestResponse<OfficeFileView> start(
            String kind,
            @QueryParam("preview") @DefaultValue("false") boolean preview,
            @QueryParam("fileName")
                    @DefaultValue("import.csv")
                    @Pattern(
                            regexp = "[A-Za-z0-9 ._-]{1,100}",
                            message = "expected 1 to 100 letters, digits, blanks, dots, hyphens and underscores")
                    String fileName,
            @BeanParam @Valid WaitFor wait,
            InputStream content) {
        var file = file(kind);
        UUID id = imports.start(file.importKind(), content, fileName, new ImportMode(OnErrors.REFUSE, preview));
        return RestResponse.ResponseBuilder.<OfficeFileView>create(RestResponse.Status.ACCEPTED)
                .location(URI.create("/imports/" + kind + "/" + id))
                .entity(OfficeFileView.of(imports.await(file.importKind(), id, wait.seconds())))
                .build();
    }

    /** Imports of that kind, oldest first, each with its report once it has come to an end. */
    @GET
    @Path("{kind}")
    @SortedBy("createdAt")
    @RolesAllowed(RUN_PAYROLL)
    public Page<OfficeFileView> list(String kind, @BeanParam @Valid Imports.Asked asked) {
        return imports.list(file(kind).importKind(), asked, OfficeFileView::of);
    }

    /** How an import goes; with {@code waitSeconds}, once it has ended or those seconds are over. */
    @GET
    @Path("{kind}/{id}")
    @RolesAllowed(RUN_PAYROLL)
    public OfficeFileView read(String kind, UUID id, @BeanParam @Valid WaitFor wait) {
        return OfficeFileView.of(imports.await(file(kind).importKind(), id, wait.seconds()));
    }

    private OfficeFile file(String kind) {
        return files.stream()
                .filter(file -> file.name().equals(kind))
                .findFirst()
                .orElseThrow(PlatformProblem::notFound);
    }
}
