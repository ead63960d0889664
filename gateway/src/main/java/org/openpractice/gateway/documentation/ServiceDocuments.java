package org.openpractice.gateway.documentation;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openpractice.gateway.proxy.Service;
import org.openpractice.gateway.proxy.Services;

/** Fetches the OpenAPI document of each service, from inside, and joins them. */
@Singleton
class ServiceDocuments {
    private static final Logger LOG = Logger.getLogger(ServiceDocuments.class);
    private static final String PATH = "/q/openapi?format=json";
    private static final long PATIENCE_SECONDS = 5;

    private final Services services;

    ServiceDocuments(Services services) {
        this.services = services;
    }

    /** The joined document; never fails, a service that does not answer is named in it. */
    Future<JsonObject> joined() {
        var documents = new ArrayList<Future<@Nullable JsonObject>>();
        for (var service : services.all()) {
            documents.add(documentOf(service));
        }
        return Future.join(documents).map(fetched -> {
            var api = new JoinedApi();
            int index = 0;
            for (var service : services.all()) {
                api.add(service.name(), fetched.resultAt(index++));
            }
            return api.document();
        });
    }

    private Future<@Nullable JsonObject> documentOf(Service service) {
        return services.request(service, HttpMethod.GET, PATH)
                .compose(request -> request.idleTimeout(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS))
                        .send()
                        .compose(HttpClientResponse::body)
                        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .map(body -> new JsonObject(body)))
                .otherwise(failure -> {
                    LOG.warnf("no API document from %s: %s", service.name(), failure.getMessage());
                    return null;
                });
    }
}
