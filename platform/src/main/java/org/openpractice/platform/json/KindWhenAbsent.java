package org.openpractice.platform.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Of a request with several kinds: which one is meant when the body names none. Jackson's own {@code defaultImpl} would
 * also take every misspelled kind for it.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface KindWhenAbsent {

    Class<?> value();
}
