package org.openpractice.platform.feature;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On the {@code package-info} of a feature that offers operations: its name in words, under which the API page lists them. The
 * package's Javadoc describes it there.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PACKAGE)
public @interface Feature {

    /** The name, for example {@code Pay runs}. */
    String value();
}
