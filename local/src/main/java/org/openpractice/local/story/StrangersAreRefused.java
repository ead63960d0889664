package org.openpractice.local.story;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The door: no token, the wrong role, another group. What belongs to another group looks like what does not exist. */
final class StrangersAreRefused implements Chapter {

    private static final String UNKNOWN_ID = "0190d5b2-0000-7000-8000-00000000ffff";

    @Override
    public void tell(Scene scene) {
        scene.progress().heading("Strangers are refused");
        String path = "/api/staff/employees/" + scene.cast().id(scene.cast().departed());
        Answer nobody = scene.gateway().asNobody().get(path).expect(401);
        Answer wrongRole = scene.gateway()
                .as("biller")
                .post("/api/staff/employees", Map.of(), "story-wrong-role")
                .expect(403);
        Answer otherGroup = scene.gateway().as("admin-b").get(path).expect(404);
        Answer unknown = scene.gateway()
                .as("admin-b")
                .get("/api/staff/employees/" + UNKNOWN_ID)
                .expect(404);
        Scene.check(
                Arrays.equals(otherGroup.body(), unknown.body()),
                "Another group's person and an unknown one should look alike: " + otherGroup.text() + " "
                        + unknown.text());
        scene.progress()
                .table(
                        List.of("who", "status", "problem"),
                        List.of(
                                List.of("no token", "" + nobody.status(), nobody.problem()),
                                List.of("a biller hires", "" + wrongRole.status(), wrongRole.problem()),
                                List.of(
                                        "the other group's administrator",
                                        "" + otherGroup.status(),
                                        otherGroup.problem()),
                                List.of("the same for an unknown id", "" + unknown.status(), "the same bytes")));
    }
}
