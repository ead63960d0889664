package org.openpractice.testing.house.attic;

/** Public, and for nobody. */
public record Dust() {}
