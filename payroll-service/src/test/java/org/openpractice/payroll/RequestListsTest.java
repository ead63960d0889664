package org.openpractice.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.openpractice.platform.http.EachOnce;

/** Every list that a request carries refuses to name something twice. */
class RequestListsTest {

    private final Set<String> lists = new TreeSet<>();
    private final Set<String> undecided = new TreeSet<>();
    private final Set<Type> seen = new HashSet<>();

    @Test
    void noListOfARequestNamesSomethingTwice() {
        endpoints().forEach(this::examine);

        assertThat(lists).contains("EmployeeTime.weeks", "Request.employees", "OffCycle.employeeIds", "by");
        assertThat(undecided).as("lists of requests without @EachOnce").isEmpty();
    }

    private static List<Method> endpoints() {
        var methods = new ArrayList<Method>();
        for (JavaClass resource : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.openpractice.payroll", "org.openpractice.platform")) {
            if (resource.isAnnotatedWith(Path.class) && !resource.getModifiers().contains(JavaModifier.ABSTRACT)) {
                Arrays.stream(resource.reflect().getDeclaredMethods())
                        .filter(method -> Arrays.stream(method.getAnnotations())
                                .anyMatch(annotation ->
                                        annotation.annotationType().isAnnotationPresent(HttpMethod.class)))
                        .forEach(methods::add);
            }
        }
        return methods;
    }

    private void examine(Method endpoint) {
        for (var parameter : endpoint.getParameters()) {
            examine(parameter.getName(), parameter.getParameterizedType(), parameter);
        }
    }

    private void examine(String name, Type type, AnnotatedElement declared) {
        switch (type) {
            case ParameterizedType generic -> {
                if (generic.getRawType() instanceof Class<?> raw && List.class.isAssignableFrom(raw)) {
                    lists.add(name);
                    if (!declared.isAnnotationPresent(EachOnce.class)) {
                        undecided.add(name);
                    }
                } else if (generic.getRawType() instanceof Class<?> raw) {
                    examine(raw);
                }
                for (var part : generic.getActualTypeArguments()) {
                    examine(name, part, declared);
                }
            }
            case WildcardType wildcard -> examine(name, wildcard.getUpperBounds()[0], declared);
            case Class<?> plain -> examine(plain);
            default -> {}
        }
    }

    private void examine(Class<?> type) {
        if (!type.getName().startsWith("org.openpractice") || !seen.add(type)) {
            return;
        }
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(this::examine);
        }
        if (type.isRecord()) {
            for (var field : type.getDeclaredFields()) {
                if (!java.lang.reflect.Modifier.isStatic(field.getModifiers())) {
                    examine(type.getSimpleName() + "." + field.getName(), field.getGenericType(), field);
                }
            }
        }
    }
}
