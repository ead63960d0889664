package org.openpractice.testing.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.Tokens;

/** What a signature proves, and what becomes of it when somebody reaches past the service into the database. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class SignatureTest {

    private final UUID group = UUID.randomUUID();
    private final Instant login = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);
    private UUID probe;

    @BeforeEach
    void makeAProbe() {
        probe = UUID.fromString(as("maker")
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"name":"signed","price":{"amount":"12.50","currency":"USD"},"color":"RED","on":"2026-11-02",
                         "secret":"x","parts":[]}
                        """)
                .post("/probes")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    @Test
    void saysWhoSignedWhatWhenAndByWhichLogin() throws Exception {
        sign("robin");

        var signature = signatures()
                .body("", hasSize(1))
                .body("[0].verdict", equalTo("VALID"))
                .body("[0].reasons", empty())
                .body("[0].differences", empty())
                .body("[0].meaning", equalTo("approves the probe"))
                .body("[0].signedBy", equalTo("robin"))
                .body("[0].client", equalTo("openpractice-web"))
                .body("[0].loggedInAt", equalTo(login.toString()))
                .body("[0].authentication", equalTo("acr 2, amr pwd otp"))
                .extract();
        byte[] content = as("reader")
                .get("/signed-probes/" + probe + "/" + signature.path("[0].id"))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(new String(content, StandardCharsets.UTF_8)).isEqualTo("""
                        {"form":"probe/1","id":"%s","name":"signed","price":{"amount":"12.50","currency":"USD"}}""".formatted(probe));
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)))
                .isEqualTo(signature.path("[0].sha256"));
        assertThat(signature.<Integer>path("[0].contentBytes")).isEqualTo(content.length);
    }

    @Test
    void severalPeopleSignAndEachSignatureIsOfItsOwnContent() {
        sign("robin");
        rename("renamed");
        sign("kim");

        signatures()
                .body("signedBy", contains("robin", "kim"))
                .body("verdict", contains("RECORD_CHANGED", "VALID"))
                .body("[0].reasons", contains("The record differs from what was signed in 1 places"))
                .body("[0].differences", hasSize(1))
                .body("[0].differences[0].place", equalTo("name"))
                .body("[0].differences[0].signed", equalTo("signed"))
                .body("[0].differences[0].now", equalTo("renamed"));
        rename("signed");
        signatures().body("verdict", contains("VALID", "RECORD_CHANGED"));
    }

    @Test
    void isMadeWithTheWorkOrNotAtAll() {
        as("robin").post("/signed-probes/" + probe + "/in-vain").then().statusCode(409);

        signatures().body("", empty());
        assertThat(query(
                        "select action from audit_line where practice_group_id = ? and subject_type = 'signature'",
                        group))
                .isEmpty();
    }

    @Test
    void aChangedRecordIsFound() {
        sign("robin");
        superuser("update probe set price = price + 1 where id = ?", probe);

        signatures()
                .body("[0].verdict", equalTo("RECORD_CHANGED"))
                .body("[0].differences[0].place", equalTo("price.amount"))
                .body("[0].differences[0].signed", equalTo("12.50"))
                .body("[0].differences[0].now", equalTo("12.51"));
    }

    @Test
    void oneChangedByteOfTheContentIsFound() {
        sign("robin");
        superuser(
                "update signature set content = set_byte(content, 2, get_byte(content, 2) # 1) where subject_id = ?",
                probe);

        signatures()
                .body("[0].verdict", equalTo("SIGNATURE_CHANGED"))
                .body("[0].reasons", contains("The kept content does not have the SHA-256 that was signed"))
                .body("[0].differences.place", contains("gorm", "form"));
    }

    @Test
    void contentThatIsNoLongerJsonIsFound() {
        sign("robin");
        superuser("update signature set content = 'x'::bytea where subject_id = ?", probe);

        signatures().body("[0].verdict", equalTo("SIGNATURE_CHANGED")).body("[0].contentBytes", equalTo(1));
    }

    @Test
    void contentWithItsHashComputedAnewIsFound() {
        sign("robin");
        superuser(
                "update signature set content = '{}'::bytea, sha256 = sha256('{}'::bytea) where subject_id = ?", probe);

        signatures()
                .body("[0].verdict", equalTo("SIGNATURE_CHANGED"))
                .body("[0].reasons", contains(containsString("is not what was written when it was signed")));
    }

    @Test
    void everyOtherMemberIsHeldToo() {
        for (var change : List.of(
                "meaning = 'approves nothing'",
                "signed_by = 'kim'",
                "signed_by_id = 'x'",
                "client = 'x'",
                "logged_in_at = logged_in_at - interval '1 hour'",
                "authentication = 'acr 3'",
                "signed_at = signed_at - interval '1 microsecond'")) {
            makeAProbeSigned();
            superuser("update signature set " + change + " where subject_id = ?", probe);
            signatures()
                    .body("[0].verdict", equalTo("SIGNATURE_CHANGED"))
                    .body("[0].reasons", hasItem(containsString("is not what was written when it was signed")));
        }
    }

    @Test
    void aSignatureThatTheAuditLogDoesNotKnowIsFound() {
        sign("robin");
        superuser("delete from audit_line where practice_group_id = ? and subject_type = 'signature'", group);

        signatures()
                .body("[0].verdict", equalTo("SIGNATURE_CHANGED"))
                .body("[0].reasons", contains("The audit log knows of no such signature of that person"));
        as("officer", "compliance").get("/audit-verification").then().body("intact", equalTo(false));
    }

    @Test
    void theApplicationAddsAndReadsOnly() {
        assertThat(query("""
                        select privilege_type from information_schema.role_table_grants
                        where table_name = 'signature' and grantee like '%\\_app' order by 1
                        """)).containsExactly("INSERT", "SELECT");
    }

    @Test
    void neitherAProgramNorAnotherGroupNorAnUnknownIdComesNear() {
        given().header(
                        "Authorization",
                        Tokens.forGroup(group)
                                .user("program")
                                .withRoles("hr")
                                .withoutAuthTime()
                                .bearer())
                .post("/signed-probes/" + probe)
                .then()
                .statusCode(500);
        signatures().body("", empty());
        sign("robin");
        String id = signatures().extract().path("[0].id");
        var path = "/signed-probes/" + probe + "/" + id;
        as("reader").get(path).then().statusCode(200);
        as("reader")
                .get("/signed-probes/" + probe + "/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        as("reader")
                .get("/signed-probes/" + UUID.randomUUID() + "/" + id)
                .then()
                .statusCode(404);
        given().header("Authorization", Tokens.as("hr")).get(path).then().statusCode(404);
    }

    private void makeAProbeSigned() {
        superuser("update probe set name = name || '-' || id where id = ?", probe);
        makeAProbe();
        sign("robin");
    }

    private void sign(String user) {
        as(user).post("/signed-probes/" + probe).then().statusCode(204);
    }

    private void rename(String name) {
        as("maker")
                .header("If-Match", as("maker").get("/probes/" + probe).header("ETag"))
                .body("{\"name\":\"" + name + "\"}")
                .put("/probes/" + probe + "/name")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse signatures() {
        return as("reader").get("/signed-probes/" + probe).then().statusCode(200);
    }

    private RequestSpecification as(String user) {
        return as(user, "hr");
    }

    private RequestSpecification as(String user, String role) {
        return given().header(
                        "Authorization",
                        Tokens.forGroup(group)
                                .user(user)
                                .client("openpractice-web")
                                .withRoles(role)
                                .authenticatedAt(login)
                                .authenticatedBy("2", "pwd", "otp")
                                .bearer())
                .contentType("application/json");
    }

    private static void superuser(String sql, UUID id) {
        try (var connection = Infrastructure.superuser();
                var past = connection.createStatement();
                var statement = connection.prepareStatement(sql)) {
            // Past the triggers as well.
            past.execute("set session_replication_role = replica");
            statement.setObject(1, id);
            assertThat(statement.executeUpdate()).as(sql).isPositive();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> query(String sql, Object... parameters) {
        try (var connection = Infrastructure.superuser();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            var values = new ArrayList<String>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    values.add(row.getString(1));
                }
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
