package org.openpractice.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountedTest {

    @Test
    void onePersonWorksAndSeveralPeopleWork() {
        assertThat(Counted.people(1)).isEqualTo("1 person");
        assertThat(Counted.people(0)).isEqualTo("0 people");
        assertThat(Counted.people(1, "works", "work")).isEqualTo("1 person works");
        assertThat(Counted.people(1200, "works", "work")).isEqualTo("1,200 people work");
    }
}
