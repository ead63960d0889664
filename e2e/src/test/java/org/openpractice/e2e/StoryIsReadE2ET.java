package org.openpractice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openpractice.e2e.E2ePlatform.Told;

/** What the demo prints can be read in a terminal as people have it. */
@ExtendWith(E2ePlatform.class)
class StoryIsReadE2ET {

    private final Told told;

    StoryIsReadE2ET(Told told) {
        this.told = told;
    }

    @Test
    void noLineIsWiderThan120ColumnsUnlessItIsOneWord() {
        assertThat(told.said()).hasSizeGreaterThan(100).allSatisfy(line -> {
            // A path stands whole, on a line of its own.
            if (line.strip().contains(" ")) {
                assertThat(line).hasSizeLessThanOrEqualTo(120);
            }
        });
    }
}
