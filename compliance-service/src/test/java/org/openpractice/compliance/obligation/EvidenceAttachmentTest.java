package org.openpractice.compliance.obligation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpractice.compliance.Practice;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class EvidenceAttachmentTest {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final byte[] PDF = "%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n".getBytes(StandardCharsets.UTF_8);

    /** Without the upgrade to HTTP/2 that the client offers by default: the server would gather the body for it. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Practice practice = new Practice();
    private String attachments = "";

    @BeforeEach
    void meetAnObligation() {
        attachments = evidenceOf(practice) + "/attachments";
    }

    /** Path of the evidence of an obligation of somebody newly hired. */
    private static String evidenceOf(Practice practice) {
        var employee = practice.hire("Alice", "Example", LocalDate.of(1980, 4, 5), null);
        String obligation = practice.compliance()
                .queryParam("employeeId", employee)
                .get("/obligations")
                .path("items.find { it.rule == 'i9-section-1' }.id");
        String evidence = practice.compliance()
                .body(Map.of("metOn", "2026-03-02", "reference", "Form I-9, section 1"))
                .post("/obligations/" + obligation + "/evidence")
                .then()
                .statusCode(200)
                .extract()
                .path("evidence[0].id");
        return "/obligations/" + obligation + "/evidence/" + evidence;
    }

    private String bearer(String... roles) {
        return Tokens.forGroup(practice.group())
                .withRoles(roles)
                .user("test-" + roles[0])
                .bearer();
    }

    private Response attach(byte[] content, String contentType, String fileName) {
        return attach(content, contentType, fileName, "compliance");
    }

    private Response attach(byte[] content, String contentType, String fileName, String role) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(contentType, io.restassured.http.ContentType.BINARY)))
                .header("Authorization", bearer(role))
                .contentType(contentType)
                .queryParam("fileName", fileName)
                .body(content)
                .post(attachments);
    }

    private Response list() {
        return practice.compliance().get(attachments);
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    @Test
    void keepsAFileAsItCameAndGivesItBackToBeSavedAndNotShown() throws Exception {
        // What would be shown otherwise than it stands there is refused like any text, not mended.
        attach(PDF, "application/pdf", "../forms/I-9 \u202Efdp.PDF")
                .then()
                .statusCode(400)
                .body("errors.field", contains("fileName"));
        String location = attach(PDF, "application/pdf", "../forms/I-9 fdp.PDF")
                .then()
                .statusCode(201)
                .body("fileName", equalTo("I-9 fdp.pdf"))
                .body("mediaType", equalTo("application/pdf"))
                .body("sizeBytes", equalTo(PDF.length))
                .body("sha256", equalTo(sha256(PDF)))
                .body("attachedBy", equalTo("test-compliance"))
                .extract()
                .header("Location");

        list().then().statusCode(200).body("fileName", contains("I-9 fdp.pdf"));
        byte[] back = practice.as("practice-manager")
                .get(URI.create(location).getPath())
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("application/pdf"))
                .header("Content-Length", equalTo(Integer.toString(PDF.length)))
                .header(
                        "Content-Disposition",
                        equalTo("attachment; filename=\"I-9 fdp.pdf\"; filename*=UTF-8''I-9%20fdp.pdf"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", equalTo("default-src 'none'; sandbox"))
                .header("Cache-Control", equalTo("no-store"))
                .extract()
                .asByteArray();
        assertThat(back).isEqualTo(PDF);
        UUID id = UUID.fromString(location.replaceFirst(".*/", ""));
        assertThat(rows("select action || ' ' || subject_type || ' ' || actor from audit_line where subject_id = '" + id
                        + "' order by sequence"))
                .containsExactly("added attachment test-compliance", "read attachment test-practice-manager");
    }

    @Test
    void takesTheSameFileOnce() {
        attach(PDF, "application/pdf", "a.pdf").then().statusCode(201);
        attach(PDF, "application/pdf", "b.pdf")
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/attachment-known"));
        list().then().body("fileName", contains("a.pdf"));
        assertThat(storedFiles()).isEqualTo(1);
    }

    @Test
    void refusesARenamedExecutable() {
        byte[] executable =
                "MZ\u0090\0\u0003\0\0\0This program cannot be run in DOS mode".getBytes(StandardCharsets.ISO_8859_1);

        for (var type : List.of("application/pdf", "image/png", "image/jpeg", "text/plain", "text/csv", DOCX)) {
            attach(executable, type, "invoice.pdf")
                    .then()
                    .statusCode(422)
                    .body("type", endsWith("/problems/content-not-of-its-type"))
                    .body("declared", equalTo(type));
        }
        attach(executable, "application/x-msdownload", "invoice.pdf")
                .then()
                .statusCode(415)
                .body("type", endsWith("/problems/unsupported-media-type"))
                .body("allowed", hasItem("application/pdf"));
        list().then().body("$", empty());
        assertThat(storedFiles()).isZero();
    }

    @Test
    void refusesAPageWhateverItIsCalled() {
        byte[] page = "<!doctype html><script>fetch('/api/payroll')</script>".getBytes(StandardCharsets.UTF_8);

        attach(page, "text/html", "page.html").then().statusCode(415);
        attach(page, "image/svg+xml", "page.svg").then().statusCode(415);
        attach(page, "text/plain", "page.txt").then().statusCode(422);
        attach(page, "application/pdf", "page.pdf").then().statusCode(422);
        assertThat(storedFiles()).isZero();
    }

    /** A page behind the first bytes of a text is kept as what it claims to be, and harmless as such. */
    @Test
    void keepsAPageInsideATextHarmless() {
        byte[] text = "Dear all,\n<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        String location = attach(text, "text/plain", "letter.html")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");

        practice.compliance()
                .get(URI.create(location).getPath())
                .then()
                .header("Content-Type", org.hamcrest.Matchers.startsWith("text/plain"))
                .header(
                        "Content-Disposition",
                        org.hamcrest.Matchers.startsWith("attachment; filename=\"letter.html.txt\""))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", equalTo("default-src 'none'; sandbox"));
    }

    @Test
    void refusesAZipBombAsItselfAndInsideADocument() throws Exception {
        byte[] bomb = zip("bomb.bin", 512);
        byte[] document = zip("word/document.xml", 512);

        attach(bomb, "application/zip", "bomb.zip").then().statusCode(415);
        attach(bomb, "application/pdf", "bomb.pdf").then().statusCode(422);
        long start = System.nanoTime();
        attach(document, DOCX, "bomb.docx").then().statusCode(422).body("type", endsWith("/problems/content-unsafe"));
        attach(bomb, DOCX, "bomb.docx").then().statusCode(422);
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
        assertThat(storedFiles()).isZero();
    }

    @Test
    void takesADocument() throws Exception {
        attach(zip("word/document.xml", 1), DOCX, "policy.docx").then().statusCode(201);
    }

    /** A ZIP file with that many megabytes of zeros in one entry. */
    private static byte[] zip(String name, int megabytes) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(name));
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < megabytes; i++) {
                zip.write(zeros);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void refusesTwoHundredMegabytesWithFlatMemory() throws Exception {
        var content = new Growing(200L * 1024 * 1024);

        var answer = send(content);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("/problems/body-too-large").contains("\"mostBytes\":26214400");
        assertThat(content.mostUsed).isLessThan(32L * 1024 * 1024);
        assertThat(storedFiles()).isZero();
    }

    @Test
    void takesAndGivesTwentyMegabytesWithFlatMemory() throws Exception {
        var content = new Growing(20L * 1024 * 1024);

        var answer = send(content);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(content.mostUsed).isLessThan(12L * 1024 * 1024);
        long before = used();
        long most = 0;
        var digest = MessageDigest.getInstance("SHA-256");
        var back = HTTP.send(
                HttpRequest.newBuilder(URI.create(
                                answer.headers().firstValue("Location").orElseThrow()))
                        .header("Authorization", bearer("compliance"))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (var body = back.body()) {
            var buffer = new byte[1024 * 1024];
            int count = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                digest.update(buffer, 0, read);
                if (++count % 50 == 0) {
                    most = Math.max(most, used() - before);
                }
            }
        }
        assertThat(answer.body()).contains(HexFormat.of().formatHex(digest.digest()));
        assertThat(most).isLessThan(12L * 1024 * 1024);
    }

    private HttpResponse<String> send(Growing content) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(
                                URI.create("http://localhost:" + RestAssured.port + attachments + "?fileName=scan.pdf"))
                        .header("Authorization", bearer("compliance"))
                        .header("Content-Type", "application/pdf")
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> content))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** A PDF file of any length that is made while it is sent; client and service share this process's memory. */
    private static final class Growing extends InputStream {
        private static final long LOOK_EVERY = 5L * 1024 * 1024;

        private final long length;
        private final long before = used();
        private long sent;
        private long mostUsed;

        Growing(long length) {
            this.length = length;
        }

        @Override
        public int read() {
            if (sent == length) {
                return -1;
            }
            if (sent % LOOK_EVERY == 0) {
                mostUsed = Math.max(mostUsed, used() - before);
            }
            return sent < PDF.length ? PDF[(int) sent++] : (int) (sent++ & 0x7F);
        }
    }

    @Test
    void letsWhoeverMayReadTheObligationReadItsDocumentsAndNobodyElse() {
        String location = attach(PDF, "application/pdf", "a.pdf")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        String path = URI.create(location).getPath();

        given().get(path).then().statusCode(401);
        for (var role : List.of("payroll", "biller", "provider", "employee", "scheduler")) {
            practice.as(role).get(path).then().statusCode(403);
            practice.as(role).get(attachments).then().statusCode(403);
            attach(PDF, "application/pdf", "b.pdf", role).then().statusCode(403);
        }
        attach(PDF, "application/pdf", "b.pdf", "practice-manager").then().statusCode(403);
        for (var role : List.of("compliance", "hr", "group-admin", "practice-manager")) {
            practice.as(role).get(path).then().statusCode(200);
        }
        var stranger = new Practice();
        assertThat(stranger.compliance().get(path).asByteArray())
                .isEqualTo(stranger.compliance()
                        .get("/obligations/" + UUID.randomUUID() + "/evidence/" + UUID.randomUUID() + "/attachments/"
                                + UUID.randomUUID())
                        .asByteArray());
        stranger.compliance().get(path).then().statusCode(404);
        stranger.compliance().get(attachments).then().statusCode(404);
    }

    @Test
    void findsNoFileUnderOtherEvidence() {
        String path = URI.create(attach(PDF, "application/pdf", "a.pdf")
                        .then()
                        .statusCode(201)
                        .extract()
                        .header("Location"))
                .getPath();
        String other = evidenceOf(practice) + "/attachments";

        practice.compliance()
                .get(other + path.substring(path.lastIndexOf('/')))
                .then()
                .statusCode(404);
        practice.compliance()
                .get(path.replaceFirst("/obligations/[^/]+", other.replaceFirst("/evidence.*", "")))
                .then()
                .statusCode(404);
        practice.compliance().get(other).then().statusCode(200).body("$", empty());
    }

    @Test
    void wantsAName() {
        given().header("Authorization", bearer("compliance"))
                .contentType("application/pdf")
                .body(PDF)
                .post(attachments)
                .then()
                .statusCode(400)
                .body("errors.field", contains("fileName"));
    }

    private int storedFiles() {
        return Integer.parseInt(
                rows("select count(*) from stored_file where practice_group_id = '" + practice.group() + "'")
                        .getFirst());
    }

    private static List<String> rows(String sql) {
        try (var connection = Infrastructure.superuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            var rows = new java.util.ArrayList<String>();
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return rows;
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
