package io.github.synctck.conformance.junit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.isA;
import static org.hamcrest.Matchers.lessThan;

import io.restassured.builder.RequestSpecBuilder;
import io.restassured.config.LogConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What only the wire shows, for people who read contracts in REST-assured. Extend it beside the suite. */
public abstract class SyncWireContract {
    private static final String FIRST_PULL = "{\"lastPulledAt\":null,\"schemaVersion\":1,\"migration\":null}";

    private final List<String> exchanges = new CopyOnWriteArrayList<>();

    /** The server to judge: system properties first, then the annotation; override it to start one. */
    protected FaceTarget target() {
        return FaceTarget.fromSystemProperties()
                .orElseGet(() -> FaceTarget.of(getClass().getAnnotation(SyncConformance.class)));
    }

    /** A specification of its own for each request: redirects are not followed and tokens are never printed. */
    private RequestSpecification request() {
        return new RequestSpecBuilder()
                .setBaseUri(target().url())
                .setConfig(RestAssuredConfig.config()
                        .logConfig(LogConfig.logConfig().blacklistHeader("Authorization"))
                        .redirect(RedirectConfig.redirectConfig().followRedirects(false)))
                .setContentType(ContentType.JSON)
                .addFilter(new Recorder())
                .build();
    }

    private RequestSpecification authorized() {
        return request()
                .header(
                        "Authorization",
                        "Bearer " + target().accounts().take(1).get(0).token().orElse(""));
    }

    /** Writes down each exchange, without headers, so that a red test shows what happened. */
    private final class Recorder implements Filter {
        @Override
        public Response filter(
                FilterableRequestSpecification asked, FilterableResponseSpecification expected, FilterContext context) {
            Response answer = context.next(asked, expected);
            exchanges.add(asked.getMethod() + " " + asked.getURI() + " -> " + answer.statusCode());
            return answer;
        }
    }

    @AfterEach
    void tellExchanges(TestReporter reporter) {
        exchanges.forEach(reporter::publishEntry);
    }

    @Test
    @Tag("SHAPE-01")
    void pullAnswersJsonWithChangesAndTimestamp() {
        given().spec(authorized())
                .body(FIRST_PULL)
                .when()
                .post("/sync-pull")
                .then()
                .statusCode(allOf(greaterThanOrEqualTo(200), lessThan(300)))
                .contentType(ContentType.JSON)
                .body("$", hasKey("changes"))
                .body("timestamp", isA(Number.class));
    }

    @Test
    @Tag("PUSH-06")
    void emptyPushIsAnsweredWithSuccess() {
        Number timestamp = given().spec(authorized())
                .body(FIRST_PULL)
                .when()
                .post("/sync-pull")
                .then()
                .extract()
                .path("timestamp");

        given().spec(authorized())
                .body("{\"changes\":{},\"lastPulledAt\":" + timestamp + "}")
                .when()
                .post("/sync-push")
                .then()
                .statusCode(allOf(greaterThanOrEqualTo(200), lessThan(300)));
    }

    @Test
    @Tag("DERIVED-13")
    void withoutATokenNothingIsTold() {
        given().spec(request())
                .body(FIRST_PULL)
                .when()
                .post("/sync-pull")
                .then()
                .statusCode(401);
        given().spec(request())
                .body("{\"changes\":{}}")
                .when()
                .post("/sync-push")
                .then()
                .statusCode(401);
    }

    @Test
    @Tag("DERIVED-13")
    void withAGarbageTokenNothingIsTold() {
        given().spec(request())
                .header("Authorization", "Bearer not.a.token")
                .body(FIRST_PULL)
                .when()
                .post("/sync-pull")
                .then()
                .statusCode(401)
                .contentType(ContentType.JSON);
    }

    @Test
    @Tag("PUSH-07")
    void brokenBodyIsRefusedAsTheClientsFault() {
        given().spec(authorized())
                .body("{\"changes\":")
                .when()
                .post("/sync-push")
                .then()
                .statusCode(allOf(greaterThanOrEqualTo(400), lessThan(500)));
    }
}
