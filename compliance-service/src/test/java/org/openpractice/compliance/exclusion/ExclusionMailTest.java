package org.openpractice.compliance.exclusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openpractice.compliance.Practice;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.Mails;
import org.openpractice.testing.Told;

/** Whoever judges matches is told that one waits, and learns from the mail not even whose. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ExclusionMailTest {

    private static final LocalDate BORN = LocalDate.of(1970, 1, 2);

    private final Practice practice = new Practice();
    private final String address = "judge-" + practice.group() + "@practice.example";

    private void load(String otherBusiness) {
        var list = new ListFile()
                .person("EXAMPLE", "ALICE", "0000000000", "19700102")
                .business(otherBusiness);
        practice.load("FULL", list.stream()).then().body("state", equalTo("SUCCEEDED"));
    }

    @Test
    void theJudgeIsToldOfAMatchOnceAndNotWhose() {
        practice.as("group-admin")
                .body(Map.of("addresses", List.of(address)))
                .put("/mail-recipients/exclusion-match-found")
                .then()
                .statusCode(200);
        load("FIRST, INC");
        var match = practice.match(practice.hire("Alice", "Example", BORN, null));
        load("SECOND, INC");
        var mails = Mails.awaitTo(address, 1);
        assertThat(mails)
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .contains("Subject: A possible match with the exclusion list waits for a decision")
                        .contains("https://practice.example/api/compliance/exclusion-matches/" + match))
                .satisfies(mail -> assertThat(Told.in(mail))
                        .doesNotContain("Alice")
                        .doesNotContainIgnoringCase("\nexample", " example")
                        .doesNotContain("1970"));
        practice.as("group-admin")
                .get("/messages")
                .then()
                .body("items", hasSize(1))
                .body("items[0].about", equalTo(match));
    }

    @Test
    void aMatchThatNobodyIsNamedForIsVisible() {
        load("FIRST, INC");
        var match = practice.match(practice.hire("Alice", "Example", BORN, null));
        practice.as("practice-manager")
                .get("/messages?state=NO_RECIPIENT")
                .then()
                .body("items", hasSize(1))
                .body("items[0].about", equalTo(match));
    }
}
