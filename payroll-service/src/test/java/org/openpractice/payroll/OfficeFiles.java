package org.openpractice.payroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpractice.testing.Eventually.soon;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;

/** Sends files about many people as an office does. */
public final class OfficeFiles {

    private OfficeFiles() {}

    /** The import of a file when it has come to an end. */
    public static ValidatableResponse imported(PayrollApi api, String kind, String csv) {
        return ended(api, send(api, kind, csv.getBytes(StandardCharsets.UTF_8), ""));
    }

    /** What a file would do. */
    public static ValidatableResponse previewed(PayrollApi api, String kind, String csv) {
        return ended(api, send(api, kind, csv.getBytes(StandardCharsets.UTF_8), "?preview=true&waitSeconds=20"));
    }

    public static Response send(PayrollApi api, String kind, byte[] csv, String query) {
        return api.clerk()
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType("text/csv")
                .body(csv)
                .post("/imports/" + kind + query);
    }

    public static ValidatableResponse ended(PayrollApi api, Response started) {
        String location = started.then().statusCode(202).extract().header("Location");
        String path = location.substring(location.indexOf("/imports/"));
        soon().untilAsserted(() ->
                assertThat(api.clerk().get(path).<String>path("state")).isIn("SUCCEEDED", "FAILED"));
        return api.clerk().get(path).then().statusCode(200);
    }
}
