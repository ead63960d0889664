package org.openpractice.platform.idempotency;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource method: the request needs an {@code Idempotency-Key} and has its effect once
 * (draft-ietf-httpapi-idempotency-key-header). The method returns a {@code RestResponse} or an entity; asked again with
 * the same key and body it replays status, {@code Location}, {@code ETag} and body. Same key with another body: 422. A
 * twin in flight: 409. A refused request saves nothing, so the key may be used again.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}
