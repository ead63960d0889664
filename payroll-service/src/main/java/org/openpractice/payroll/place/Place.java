package org.openpractice.payroll.place;

/** A state and where in it. */
public record Place(String state, Locality locality) {

    public static Place in(String state) {
        return new Place(state, Locality.NONE);
    }
}
