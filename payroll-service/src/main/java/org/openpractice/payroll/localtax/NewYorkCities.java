package org.openpractice.payroll.localtax;

/**
 * New York: the city's own tables for its residents; Yonkers a part of the state's tax, or of wages of those who only
 * work there.
 */
record NewYorkCities(
        NewYorkCityTax newYorkCity, YonkersResidentTax yonkersResidents, YonkersNonresidentTax yonkersNonresidents) {

    void withhold(LocalCalculation working) {
        var side = working.side("NY");
        boolean ofYonkers = livesIn("YONKERS", "YONKERS_RESIDENT", working, side);
        if (livesIn("NYC", "NYC_RESIDENT", working, side)) {
            newYorkCity.withhold(working, side);
        } else if (ofYonkers) {
            yonkersResidents.withhold(working, side);
        }
        if (!ofYonkers && "YONKERS".equals(working.work("NY").city())) {
            yonkersNonresidents.withhold(working, side);
        }
    }

    /** By the place of residence, or because the certificate says so. */
    private static boolean livesIn(String city, String mark, LocalCalculation working, LocalPayment.OfState side) {
        return city.equals(working.home("NY").city())
                || (working.livesIn("NY") && side.claims().marked(mark));
    }
}
