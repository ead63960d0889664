package org.openpractice.platform.idempotency;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a use case has changed when it returns within an idempotent request. Its transaction is then that of the
 * request and goes on until the reply is saved; without this the view would carry the version from before the change.
 */
@Transactional
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 300) // inside of the transaction
class WrittenBeforeTheReply {

    private final EntityManager entities;

    WrittenBeforeTheReply(EntityManager entities) {
        this.entities = entities;
    }

    @AroundInvoke
    @Nullable
    Object write(InvocationContext useCase) throws Exception {
        Object result = useCase.proceed();
        if (IdempotentInterceptor.RUNNING.isBound()) {
            entities.flush();
        }
        return result;
    }
}
