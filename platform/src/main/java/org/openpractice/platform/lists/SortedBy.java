package org.openpractice.platform.lists;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On the resource method of a list: the fields it sorts by, for the OpenAPI document. They are those of its
 * {@link ListOf}; a test holds the two together.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SortedBy {

    String[] value();
}
