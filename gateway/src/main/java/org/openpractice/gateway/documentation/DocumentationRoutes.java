package org.openpractice.gateway.documentation;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.openpractice.gateway.caller.Caller;
import org.openpractice.gateway.edge.SecurityHeaders;
import org.openpractice.gateway.limit.RequestRates;
import org.openpractice.gateway.login.Door;
import org.openpractice.gateway.problem.Refusal;

/** The API documentation page at {@code /}, for people who have logged in. */
@Singleton
class DocumentationRoutes {
    private final Door door;
    private final ServiceDocuments documents;
    private final RequestRates rates;
    private final PageFiles files = new PageFiles();

    DocumentationRoutes(Door door, ServiceDocuments documents, RequestRates rates) {
        this.door = door;
        this.documents = documents;
        this.rates = rates;
    }

    void register(@Observes Router router) {
        router.get("/").handler(door::requireCaller).handler(this::page);
        router.get("/docs")
                .handler(rc -> rc.response()
                        .setStatusCode(302)
                        .putHeader(HttpHeaders.LOCATION, "/")
                        .end());
        router.get("/docs/openapi.json")
                .handler(door::requireCaller)
                .handler(Refusal::parameters)
                .handler(this::document);
        // The same files for everybody and known to everybody, so without a login: a session that is being renewed
        // cannot half load the page.
        router.get("/docs/:file").handler(this::file);
    }

    private void page(RoutingContext rc) {
        SecurityHeaders.allowOwnScripts(rc);
        rc.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(files.page().replace("{{name}}", Html.escaped(Caller.of(rc).name())));
    }

    private void document(RoutingContext rc) {
        documents
                .joined()
                .onSuccess(document -> rc.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end(document.toBuffer()))
                .onFailure(rc::fail);
    }

    private void file(RoutingContext rc) {
        var file = files.file(rc.pathParam("file"));
        if (file == null) {
            rc.next();
            return;
        }
        if (!rates.admitAddress(rc)) {
            return;
        }
        rc.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, file.mediaType())
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .end(file.content());
    }
}
