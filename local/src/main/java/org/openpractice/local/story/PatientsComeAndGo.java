package org.openpractice.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Three hundred visits, each checked in and out, become claims, and the claims one file for the payers. */
final class PatientsComeAndGo implements Chapter {

    private static final int PATIENTS = 60;
    private static final int VISITS = 300;
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 10, 5);
    private static final List<String> DIAGNOSES = List.of("J06.9", "I10", "E11.9", "M54.50", "Z00.00", "R05.9");
    private static final List<String> OFFICE_VISITS = List.of("99212", "99213", "99214", "99203");
    private static final List<String> CHARGES = List.of("95.00", "145.00", "210.00", "230.00");

    @Override
    public void tell(Scene scene) {
        scene.progress().heading("Patients come and go");
        List<String> payers = payers(scene);
        List<String> patients = new ArrayList<>();
        for (int i = 0; i < PATIENTS; i++) {
            patients.add(register(scene, i, payers.get(i % payers.size())));
        }
        Dollars charged = Dollars.ZERO;
        for (int i = 0; i < VISITS; i++) {
            charged = charged.plus(visit(scene, i, patients.get(i % PATIENTS)));
        }
        var biller = scene.gateway().as("biller");
        List<JsonNode> held = biller.all("/api/billing/claims?state=HELD");
        List<JsonNode> ready = biller.all("/api/billing/claims?state=READY");
        Scene.check(
                held.size() + ready.size() == VISITS,
                VISITS + " visits should make as many claims, not " + (held.size() + ready.size()));
        Scene.check(!held.isEmpty(), "Claims of the excluded provider should be held");
        String excluded = scene.cast().id(scene.cast().excluded());
        Scene.check(
                held.stream()
                        .allMatch(claim -> claim.path("renderingEmployeeId")
                                        .asText()
                                        .equals(excluded)
                                && claim.hasNonNull("heldBecauseOfEventId")
                                && claim.path("serviceDate").asText().compareTo(ExclusionIsFound.EXCLUDED_ON.toString())
                                        >= 0),
                "Only claims of the excluded provider from the day of the exclusion should be held");
        scene.progress().line("  " + PATIENTS + " patients, " + VISITS + " visits, charges " + charged);
        scene.progress()
                .line("  held: " + held.size() + " claims of "
                        + scene.cast().excluded().name() + " from "
                        + ExclusionIsFound.EXCLUDED_ON + ", because of event "
                        + held.getFirst().path("heldBecauseOfEventId").asText());
        submit(scene, ready.size());
    }

    private static List<String> payers(Scene scene) {
        var biller = scene.gateway().as("biller");
        var ids = new ArrayList<String>();
        for (var payer : PayerPays.PAYERS) {
            ids.add(biller.post(
                            "/api/billing/payers",
                            Map.of(
                                    "name", payer.name(),
                                    "payerId", payer.payerId(),
                                    "filingIndicator", payer.filingIndicator()))
                    .expect(201)
                    .locationId());
        }
        return ids;
    }

    private static String register(Scene scene, int i, String payerId) {
        Place place = Place.values()[i % Place.values().length];
        return scene.gateway()
                .as("biller")
                .post(
                        "/api/billing/patients",
                        Map.of(
                                "name", Map.of("firstName", "Patient" + letters(i), "lastName", "Sampleperson"),
                                "birthDate",
                                        LocalDate.of(1940 + i, 1 + i % 12, 1 + i % 28)
                                                .toString(),
                                "sex", i % 2 == 0 ? "F" : "M",
                                "address",
                                        Map.of(
                                                "street", (10 + i) + " Sample Lane",
                                                "city", place.city(),
                                                "state", place.state(),
                                                "zip", place.zip()),
                                "coverage",
                                        Map.of(
                                                "payerId",
                                                payerId,
                                                "memberId",
                                                "SAMPLE" + (100000 + i),
                                                "relationship",
                                                "SELF")),
                        "story-patient-" + i)
                .expect(201)
                .locationId();
    }

    private static Dollars visit(Scene scene, int i, String patient) {
        List<Colleague> providers = scene.cast().roster().providers();
        Colleague provider = providers.get(i % providers.size());
        var desk = scene.gateway().as("biller");
        String visit = desk.post(
                        "/api/billing/visits",
                        Map.of(
                                "patientId", patient,
                                "locationId", scene.cast().id(provider.location()),
                                "renderingEmployeeId", scene.cast().id(provider),
                                "serviceDate", serviceDate(i).toString()),
                        "story-check-in-" + i)
                .expect(201)
                .location();
        Dollars office = Dollars.of(CHARGES.get(i % CHARGES.size()));
        var charges = new ArrayList<Map<String, Object>>();
        charges.add(charge(OFFICE_VISITS.get(i % OFFICE_VISITS.size()), office, 1));
        Dollars total = office;
        if (i % 4 == 0) {
            Dollars test = Dollars.of("18.40");
            charges.add(charge("87880", test, 2));
            total = total.plus(test);
        }
        desk.post(
                        visit + "/check-out",
                        Map.of(
                                "diagnoses",
                                List.of(DIAGNOSES.get(i % DIAGNOSES.size()), DIAGNOSES.get((i + 1) % DIAGNOSES.size())),
                                "charges",
                                charges),
                        "story-check-out-" + i)
                .expect(201);
        return total;
    }

    private static Map<String, Object> charge(String procedure, Dollars amount, int pointer) {
        return Map.of(
                "procedure", procedure, "units", 1, "charge", amount.json(), "diagnosisPointers", List.of(pointer));
    }

    /** Four weeks of working days. */
    private static LocalDate serviceDate(int i) {
        LocalDate day = FIRST_DAY.plusDays(i % 26);
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.minusDays(1);
            case SUNDAY -> day.with(DayOfWeek.MONDAY);
            default -> day;
        };
    }

    private static void submit(Scene scene, int ready) {
        var biller = scene.gateway().as("biller");
        Answer made = biller.post("/api/billing/claim-files", Map.of(), "story-claim-file")
                .expect(201);
        JsonNode file = made.json();
        Scene.check(file.path("claims").asInt() == ready, "The claim file should carry " + ready + " claims: " + file);
        byte[] content =
                biller.get(made.location() + "/content", "*/*").expect(200).body();
        String text = new String(content, StandardCharsets.US_ASCII);
        Scene.check(
                text.startsWith("ISA*") && count(text, "CLM*") == ready,
                "The 837P should begin with ISA and carry " + ready + " CLM segments");
        scene.progress()
                .line("  " + scene.keep("claims.837p.edi", content) + ": " + ready + " claims, charges "
                        + Dollars.of(file.path("charge")));
        scene.cast().submittedClaims().addAll(biller.all("/api/billing/claims?state=SUBMITTED"));
        Scene.check(
                scene.cast().submittedClaims().size() == ready,
                ready + " claims went out, " + scene.cast().submittedClaims().size() + " say so");
    }

    private static int count(String text, String segment) {
        return text.replaceAll("\\s*~\\s*", "~").split(Pattern.quote("~" + segment), -1).length - 1;
    }

    private static String letters(int i) {
        return "" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
    }
}
