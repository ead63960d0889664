package org.openpractice.platform.imports;

/**
 * How a file is to be taken.
 *
 * @param isPreview whether nothing is to be changed: everything is done, reported, and undone
 */
public record ImportMode(OnErrors onErrors, boolean isPreview) {}
