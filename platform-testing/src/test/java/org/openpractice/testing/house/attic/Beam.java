package org.openpractice.testing.house.attic;

import java.util.List;
import org.openpractice.testing.house.cellar.Stone;

/** Public, because the cellar imports it. */
public record Beam(List<Stone> below, Nail nail) {

    Dust dust() {
        return new Dust();
    }
}
