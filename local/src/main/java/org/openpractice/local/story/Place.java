package org.openpractice.local.story;

/** The group's three locations: two in a state that taxes wages and one in a state that does not. */
enum Place {
    PITTSBURGH("Riverbend Pittsburgh", "100 Sample Avenue", "Pittsburgh", "PA", "15213-0001"),
    ERIE("Riverbend Erie", "200 Sample Avenue", "Erie", "PA", "16501-0001"),
    KNOXVILLE("Riverbend Knoxville", "300 Sample Avenue", "Knoxville", "TN", "37902-0001");

    private final String title;
    private final String street;
    private final String city;
    private final String state;
    private final String zip;

    Place(String title, String street, String city, String state, String zip) {
        this.title = title;
        this.street = street;
        this.city = city;
        this.state = state;
        this.zip = zip;
    }

    String title() {
        return title;
    }

    String street() {
        return street;
    }

    String city() {
        return city;
    }

    String state() {
        return state;
    }

    String zip() {
        return zip;
    }
}
