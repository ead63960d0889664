package org.openpractice.testing.house.attic;

/** Public, because whoever has a beam may take its nail. */
public record Nail() {}
