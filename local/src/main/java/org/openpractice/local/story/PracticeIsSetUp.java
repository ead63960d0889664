package org.openpractice.local.story;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The group describes itself: three locations, three departments, seven positions; who bills and who pays wages. */
final class PracticeIsSetUp implements Chapter {

    private static final Map<String, String> OFFICE =
            Map.of("street", "100 Sample Avenue", "city", "Pittsburgh", "state", "PA", "zip", "15213-0001");

    @Override
    public void tell(Scene scene) {
        scene.progress().heading("A practice group is set up");
        var admin = scene.gateway().as("admin");
        admin.put(
                        "/api/staff/practice-group",
                        Map.of("name", "Riverbend Medical Group", "ein", "99-0000001", "address", OFFICE))
                .expect(200, 201);
        for (Place place : Place.values()) {
            String id = admin.post(
                            "/api/staff/locations",
                            Map.of(
                                    "name", place.title(),
                                    "address",
                                            Map.of(
                                                    "street", place.street(),
                                                    "city", place.city(),
                                                    "state", place.state(),
                                                    "zip", place.zip()),
                                    "placeOfService", "11"))
                    .expect(201)
                    .locationId();
            scene.cast().met(place, id);
        }
        List<String> departments =
                Stream.of(Job.values()).map(Job::department).distinct().toList();
        for (String department : departments) {
            admin.post("/api/staff/departments", Map.of("name", department)).expect(201);
        }
        for (Job job : Job.values()) {
            admin.post(
                            "/api/staff/positions",
                            Map.of(
                                    "title", job.title(),
                                    "exempt", job.isExempt(),
                                    "provider", job.isProvider(),
                                    "bloodborneExposure", job.isExposed(),
                                    "headcount", job.people()))
                    .expect(201);
        }
        admin.put(
                        "/api/billing/billing-provider",
                        Map.ofEntries(
                                Map.entry("name", "Riverbend Medical Group"),
                                Map.entry("npi", Roster.npi(900)),
                                Map.entry("taxonomy", "207Q00000X"),
                                Map.entry("taxId", "99-0000001"),
                                Map.entry("address", OFFICE),
                                Map.entry("contactName", "Riverbend billing office"),
                                Map.entry("contactPhone", "4125550100"),
                                Map.entry("submitterId", "RIVERBEND"),
                                Map.entry("receiverName", "Sample Clearing House"),
                                Map.entry("receiverId", "SAMPLECH"),
                                Map.entry("production", false)))
                .expect(200, 201);
        scene.gateway()
                .as("payroll")
                .put(
                        "/api/payroll/employer",
                        Map.of(
                                "legalName", "Riverbend Medical Group",
                                "ein", "99-0000001",
                                "address", OFFICE,
                                "phone", "(412) 555-0100",
                                "bankName", "Sample Bank",
                                "bankRoutingNumber", "800000006"))
                .expect(200, 201);
        told(admin, "payroll", "pay-run-calculated", "payroll2@riverbend.example");
        told(admin, "payroll", "direct-deposit-change-proposed", "payroll2@riverbend.example");
        told(admin, "compliance", "exclusion-match-found", "compliance@riverbend.example");
        scene.progress()
                .table(
                        List.of("location", "state", "place of service"),
                        Stream.of(Place.values())
                                .map(place -> List.of(place.title(), place.state(), "11"))
                                .toList());
        scene.progress().line("  " + departments.size() + " departments, " + Job.values().length + " positions");
    }

    private static void told(GatewayClient.Caller admin, String service, String occasion, String address) {
        admin.put("/api/" + service + "/mail-recipients/" + occasion, Map.of("addresses", List.of(address)))
                .expect(200);
    }
}
