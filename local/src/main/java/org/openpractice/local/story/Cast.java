package org.openpractice.local.story;

/** Who and what the story has met so far: a chapter leaves here what later ones need. */
final class Cast {}
