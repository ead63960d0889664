package org.openpractice.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openpractice.platform.approval.SecondPerson;
import org.openpractice.platform.approval.SecondPersonStep;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.identity.Roles;

/**
 * Tries every second step of a service by the person who took the first, under every role, alone and all together, and
 * with the tricks one could think of: nothing may change and every attempt must stand in the audit log.
 *
 * <p>A service's test extends this as a {@code @QuarkusTest} with its root package and tells in {@link #matters()} how to
 * begin each matter. The second steps themselves are found in the code: an endpoint with {@link SecondPersonStep} that has
 * no {@link Matter} fails the test by its name. So a new second step takes one more entry:
 *
 * <pre>{@code
 * "LoanResource.approve", first -> {
 *     var api = new PayrollApi();
 *     String loan = api.as(first, Roles.PAYROLL).body(...).post("/loans").then().statusCode(201).extract().path("id");
 *     return new Begun(api.group, "/loans/" + loan + "/approval", "/loans/" + loan);
 * }
 * }</pre>
 */
public abstract class SecondPersonRules {

    /** Takes every step before the second person's. */
    @FunctionalInterface
    public interface Matter {

        /** @param first user name of the person who takes the first step */
        Begun begin(String first);
    }

    /**
     * A matter that waits for its second person.
     *
     * @param group the practice group it belongs to
     * @param path where the second step is taken
     * @param body what the second step sends; empty when it takes nothing
     * @param readAt where the subject is read: what it answers, also a 409 for what is not let out yet, may change by the
     *     second person's step alone. Its {@code ETag} is sent with the second step when that wants {@code If-Match}
     */
    public record Begun(UUID group, String path, String body, String readAt) {

        /** A matter whose second step takes no body. */
        public Begun(UUID group, String path, String readAt) {
            this(group, path, "", readAt);
        }
    }

    private record Endpoint(
            JavaMethod method, String key, String verb, Pattern path, Set<String> roles, boolean takesIfMatch) {

        boolean isStep() {
            return method.isAnnotatedWith(SecondPersonStep.class);
        }
    }

    private static final List<Class<? extends Annotation>> VERBS =
            List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class);

    /** JUnit makes an instance for each test; the code is read once. */
    private static final Map<String, Code> READ = new ConcurrentHashMap<>();

    private final Code code;
    private final List<Endpoint> endpoints;

    /** @param rootPackage of the service; its compiled classes are read from the module's {@code target} */
    protected SecondPersonRules(String rootPackage) {
        this.code = READ.computeIfAbsent(rootPackage, Code::read);
        this.endpoints = code.endpoints();
    }

    /** How to begin what each second step completes, by {@code Resource.method}. */
    protected abstract Map<String, Matter> matters();

    @Test
    void everySecondStepHasItsMatter() {
        assertThat(keys(endpoints.stream().filter(Endpoint::isStep)))
                .as("second steps")
                .isNotEmpty()
                .allSatisfy(
                        key -> assertThat(matters()).as("a Matter for %s", key).containsKey(key));
        assertThat(keys(endpoints.stream()))
                .as("endpoints")
                .containsAll(matters().keySet());
    }

    @Test
    void everySecondStepAsksForAnotherPerson() {
        assertThat(endpoints.stream().filter(Endpoint::isStep))
                .allSatisfy(endpoint -> assertThat(code.asksForAnotherPerson(endpoint))
                        .as("%s must reach SecondPerson.require", endpoint.key())
                        .isTrue());
    }

    @Test
    void whateverAsksForAnotherPersonIsASecondStep() {
        assertThat(keys(endpoints.stream()
                        .filter(endpoint -> !endpoint.isStep())
                        .filter(code::asksForAnotherPerson)))
                .as("endpoints that ask for a second person without @SecondPersonStep")
                .isEmpty();
        assertThat(code.reached(endpoints.stream().map(Endpoint::method).toList()))
                .as("who asks for a second person must stand behind an endpoint")
                .containsAll(code.requiring());
    }

    @TestFactory
    Stream<DynamicTest> nobodyTakesBothSteps() {
        return endpoints.stream()
                .filter(endpoint -> endpoint.isStep() || matters().containsKey(endpoint.key()))
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.key(), () -> {
                    var matter = matters().get(endpoint.key());
                    if (matter == null) {
                        fail("There is no Matter for " + endpoint.key());
                        return;
                    }
                    var first = "first-" + UUID.randomUUID();
                    new Trial(endpoint, matter.begin(first), first).hold();
                }));
    }

    /** One matter and all who try to complete it. */
    private final class Trial {

        private final Endpoint endpoint;
        private final Begun begun;
        private final String first;
        private final String[] everyRole = everyRole().toArray(String[]::new);
        private final @Nullable String etag;
        private final String untouched;
        private int refusals;

        Trial(Endpoint endpoint, Begun begun, String first) {
            this.endpoint = endpoint;
            this.begun = begun;
            this.first = first;
            assertThat(begun.path().replaceFirst("\\?.*", ""))
                    .as("the path must be that of %s", endpoint.key())
                    .matches(endpoint.path());
            var read = read();
            this.etag = read.header("ETag");
            this.untouched = state(read);
        }

        void hold() {
            everyRoleIsRefused();
            noWayRoundIsOpen();
            assertThat(refusals).as("attempts by the first person").isPositive();
            assertThat(attemptsOnRecord()).as("attempts in the audit log").isEqualTo(refusals);
            nobodyElseWithoutRightStandsIn();
            anotherPersonCompletesIt();
        }

        private void everyRoleIsRefused() {
            for (String role : everyRole) {
                var response = attempt(firstPerson().withRoles(role));
                if (endpoint.roles().contains(role)) {
                    expect(response, 409, "second-person-required", "the first person as " + role);
                } else {
                    expect(response, 403, "forbidden", "the first person as " + role);
                }
            }
            expect(attempt(firstPerson().withRoles(everyRole)), 409, "second-person-required", "every role at once");
        }

        private void noWayRoundIsOpen() {
            var everything = firstPerson().withRoles(everyRole);
            expect(
                    attempt(everything.client("another-client")),
                    409,
                    "second-person-required",
                    "through another client");
            var key = UUID.randomUUID().toString();
            expect(attempt(everything, etag, key), 409, "second-person-required", "with a key");
            expect(attempt(everything, etag, key), 409, "second-person-required", "with the same key again");
            expect(attempt(everything, etag, key + "x"), 409, "second-person-required", "with another key");
            expectRefused(attempt(everything, "\"4711\"", key), "with a stale ETag");
            expectRefused(attempt(everything, "*", key), "with any ETag");
            for (var verb : VERBS) {
                boolean another = !verb.equals(GET.class)
                        && endpoints.stream()
                                .noneMatch(other -> other.verb().equals(verb.getSimpleName())
                                        && other.path().matcher(begun.path()).matches());
                if (another) {
                    expectRefused(
                            as(everything, etag, key).request(verb.getSimpleName(), begun.path()),
                            "by " + verb.getSimpleName());
                }
            }
        }

        private void nobodyElseWithoutRightStandsIn() {
            String role = new TreeSet<>(endpoint.roles()).first();
            for (String other : everyRole) {
                if (!endpoint.roles().contains(other)) {
                    expect(attempt(secondPerson().withRoles(other)), 403, "forbidden", "a second person as " + other);
                }
            }
            expectRefused(
                    attempt(Tokens.forGroup(UUID.randomUUID()).user("second").withRoles(role)),
                    "a person of another practice group");
            if (endpoint.isStep()) {
                var longAgo = Instant.now().minus(Duration.ofDays(1));
                expect(
                        attempt(secondPerson().withRoles(role).authenticatedAt(longAgo)),
                        401,
                        "step-up-required",
                        "a second person who logged in yesterday");
                expect(attempt(secondPerson().withRoles(role).withoutAuthTime()), 401, "step-up-required", "a program");
            }
        }

        private void anotherPersonCompletesIt() {
            String role = new TreeSet<>(endpoint.roles()).first();
            var response = attempt(secondPerson().withRoles(role));
            assertThat(response.statusCode())
                    .as("%s by a second person: %s", endpoint.key(), response.asString())
                    .isBetween(200, 299);
            var completed = state(read());
            assertThat(completed).as("what the second step changes").isNotEqualTo(untouched);
            attempt(firstPerson().withRoles(everyRole));
            assertThat(state(read()))
                    .as("%s after the first person came once more", begun.readAt())
                    .isEqualTo(completed);
        }

        private void expect(Response response, int status, String problem, String attempt) {
            expectRefused(response, attempt);
            assertThat(response.statusCode())
                    .as("%s, %s: %s", endpoint.key(), attempt, response.asString())
                    .isEqualTo(status);
            assertThat(response.<String>path("type"))
                    .as("%s, %s", endpoint.key(), attempt)
                    .isEqualTo("/problems/" + problem);
        }

        private void expectRefused(Response response, String attempt) {
            assertThat(response.statusCode())
                    .as("%s, %s: %s", endpoint.key(), attempt, response.asString())
                    .isBetween(400, 499);
            if (response.statusCode() == 409
                    && "/problems/second-person-required".equals(response.<String>path("type"))) {
                refusals++;
            }
            assertThat(state(read())).as("%s after %s", begun.readAt(), attempt).isEqualTo(untouched);
        }

        private Response attempt(Tokens person) {
            return attempt(person, etag, UUID.randomUUID().toString());
        }

        private Response attempt(Tokens person, @Nullable String ifMatch, String key) {
            return as(person, ifMatch, key).request(endpoint.verb(), begun.path());
        }

        private RequestSpecification as(Tokens person, @Nullable String ifMatch, String key) {
            var request = given().header("Authorization", person.bearer())
                    .contentType("application/json")
                    .header("Idempotency-Key", key);
            if (endpoint.takesIfMatch()) {
                assertThat(ifMatch).as("ETag of %s", begun.readAt()).isNotNull();
                request.header("If-Match", ifMatch);
            }
            return begun.body().isEmpty() ? request : request.body(begun.body());
        }

        private Tokens firstPerson() {
            return Tokens.forGroup(begun.group()).user(first);
        }

        private Tokens secondPerson() {
            return Tokens.forGroup(begun.group()).user("second");
        }

        private Response read() {
            var reader = Tokens.forGroup(begun.group()).user("reader").withRoles(everyRole);
            return given().header("Authorization", reader.bearer()).get(begun.readAt());
        }

        private String state(Response read) {
            assertThat(read.statusCode()).as("GET %s", begun.readAt()).isIn(200, 409);
            return read.statusCode() + "\n" + read.header("ETag") + "\n" + read.asString();
        }

        private int attemptsOnRecord() {
            try (var connection = Infrastructure.superuser();
                    var statement = connection.prepareStatement("""
                            select count(*) from audit_line where practice_group_id = ? and actor = ?
                                and action = 'attempted alone' and subject_id is not null
                            """)) {
                statement.setObject(1, begun.group());
                statement.setString(2, first);
                try (var row = statement.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Set<String> keys(Stream<Endpoint> endpoints) {
        return endpoints.map(Endpoint::key).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> everyRole() {
        return Arrays.stream(Roles.class.getFields())
                .map(field -> {
                    try {
                        return String.valueOf(field.get(null));
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException("The names of roles are public", e);
                    }
                })
                .toList();
    }

    private static Stream<Endpoint> endpoint(JavaMethod method) {
        return VERBS.stream()
                .filter(method::isAnnotatedWith)
                .map(verb -> new Endpoint(
                        method,
                        method.getOwner().getSimpleName() + "." + method.getName(),
                        verb.getSimpleName(),
                        path(method),
                        roles(method),
                        method.getParameters().stream()
                                .anyMatch(parameter -> parameter.getRawType().isEquivalentTo(IfMatch.class)
                                        || parameter
                                                .tryGetAnnotationOfType(HeaderParam.class)
                                                .filter(header -> header.value().equals("If-Match"))
                                                .isPresent())));
    }

    private static Pattern path(JavaMethod method) {
        String template = "/"
                + method.getOwner().getAnnotationOfType(Path.class).value() + "/"
                + method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        return Pattern.compile(
                template.replaceAll("/+", "/").replaceFirst("/$", "").replaceAll("\\{[^}]*}", "[^/]+"));
    }

    private static Set<String> roles(JavaMethod method) {
        return method.tryGetAnnotationOfType(RolesAllowed.class)
                .or(() -> method.getOwner().tryGetAnnotationOfType(RolesAllowed.class))
                .<Set<String>>map(allowed -> Roles.allowed(allowed.value()))
                .orElse(Set.of());
    }

    /**
     * What the compiled code of a service says.
     *
     * @param calls the service's own methods that each of its methods can come to at once, also through an interface
     * @param requiring methods that ask {@link SecondPerson#require} themselves
     */
    private record Code(
            List<Endpoint> endpoints, Map<JavaCodeUnit, Set<JavaCodeUnit>> calls, Set<JavaCodeUnit> requiring) {

        // From the folders, not from the class path: inside a Quarkus test that belongs to a class loader of its own.
        static Code read(String rootPackage) {
            var folders = Stream.of("target/classes", "target/test-classes")
                    .map(java.nio.file.Path::of)
                    .filter(java.nio.file.Files::isDirectory)
                    .toList();
            var classes = new ClassFileImporter()
                    .importPaths(folders)
                    .that(JavaClass.Predicates.resideInAPackage(rootPackage + ".."));
            var calls = new HashMap<JavaCodeUnit, Set<JavaCodeUnit>>();
            var requiring = new HashSet<JavaCodeUnit>();
            for (JavaClass type : classes) {
                for (JavaCodeUnit unit : type.getCodeUnits()) {
                    var called = new HashSet<JavaCodeUnit>();
                    targets(unit).forEach(target -> {
                        if (isRequire(target)) {
                            requiring.add(unit);
                        } else if (target.getOwner().getPackageName().startsWith(rootPackage)) {
                            implementations(target).forEach(called::add);
                        }
                    });
                    calls.put(unit, called);
                }
            }
            var endpoints = classes.stream()
                    .filter(type -> type.isAnnotatedWith(Path.class))
                    .flatMap(type -> type.getMethods().stream())
                    .flatMap(SecondPersonRules::endpoint)
                    .toList();
            return new Code(endpoints, calls, requiring);
        }

        boolean asksForAnotherPerson(Endpoint endpoint) {
            return reached(List.of(endpoint.method())).stream().anyMatch(requiring::contains);
        }

        /** These methods and all of the service's code they can come to. */
        Set<JavaCodeUnit> reached(Collection<? extends JavaCodeUnit> from) {
            var reached = new HashSet<JavaCodeUnit>(from);
            var open = new ArrayDeque<>(reached);
            while (!open.isEmpty()) {
                for (JavaCodeUnit called : calls.getOrDefault(open.pop(), Set.of())) {
                    if (reached.add(called)) {
                        open.add(called);
                    }
                }
            }
            return reached;
        }

        private static Stream<CodeUnitAccessTarget> targets(JavaCodeUnit unit) {
            return Stream.concat(
                    unit.getCallsFromSelf().stream().map(call -> (CodeUnitAccessTarget) call.getTarget()),
                    unit.getCodeUnitReferencesFromSelf().stream()
                            .map(reference -> (CodeUnitAccessTarget) reference.getTarget()));
        }

        private static boolean isRequire(CodeUnitAccessTarget target) {
            return target.getOwner().getName().equals(SecondPerson.class.getName())
                    && target.getName().equals("require");
        }

        private static Stream<JavaCodeUnit> implementations(CodeUnitAccessTarget target) {
            return Stream.concat(Stream.of(target.getOwner()), target.getOwner().getAllSubclasses().stream())
                    .map((JavaClass type) -> type.tryGetCodeUnitWithParameterTypeNames(
                            target.getName(),
                            target.getRawParameterTypes().stream()
                                    .map(JavaClass::getName)
                                    .toList()))
                    .flatMap(Optional::stream);
        }
    }
}
