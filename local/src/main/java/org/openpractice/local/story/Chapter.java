package org.openpractice.local.story;

/** One part of the story. */
@FunctionalInterface
interface Chapter {

    /**
     * Lets it happen and prints what happened.
     *
     * @throws StoryFailure when it does not happen as it should
     */
    void tell(Scene scene);
}
