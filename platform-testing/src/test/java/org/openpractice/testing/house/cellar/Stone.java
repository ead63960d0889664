package org.openpractice.testing.house.cellar;

import org.openpractice.testing.house.attic.Beam;

/** Public, because the attic imports it. */
public record Stone(Beam above) {

    String nail() {
        return above.nail().toString();
    }
}
