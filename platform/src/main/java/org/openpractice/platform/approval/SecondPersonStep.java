package org.openpractice.platform.approval;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the endpoint by which a second person completes what somebody else began: an approval, a verification, a release.
 * Its use case asks {@link SecondPerson#require}; no role stands above that. The person must have logged in recently
 * ({@link RecentLoginFilter}).
 */
@NameBinding
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SecondPersonStep {}
