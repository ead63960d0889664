package org.openpractice.platform.http;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A list of a request that names nothing twice: of two entries about the same thing nobody could tell which one counts.
 * The refusal names both by their places. What is told never carries an account number: only ids, days and constants are
 * repeated.
 */
@Documented
@Constraint(validatedBy = EachOnce.Rule.class)
@Target({FIELD, PARAMETER})
@Retention(RUNTIME)
public @interface EachOnce {

    /** Fields, or methods without parameters, that say together what an entry is about; the entry itself when there are none. */
    String[] by() default {};

    /** What an entry is about, where {@link #by()} names nothing that the request knows. */
    String what() default "";

    String message() default "names something twice";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Compares the entries; one of which nothing is known says nothing twice. */
    final class Rule implements ConstraintValidator<EachOnce, List<?>> {

        private static final int MOST_TOLD = 100;

        private List<String> by = List.of();
        private String what = "";

        @Override
        public void initialize(EachOnce once) {
            this.by = List.of(once.by());
            this.what = once.what();
        }

        @Override
        public boolean isValid(@Nullable List<?> entries, ConstraintValidatorContext context) {
            if (entries == null || entries.size() < 2) {
                return true;
            }
            var first = new HashMap<List<?>, Integer>();
            int doubles = 0;
            for (int i = 0; i < entries.size() && doubles < MOST_TOLD; i++) {
                var key = key(entries.get(i));
                if (key.stream().allMatch(Objects::isNull)) {
                    continue;
                }
                var before = first.putIfAbsent(key, i);
                if (before != null) {
                    doubles++;
                    refuse(context, i, before, told(key));
                }
            }
            return doubles == 0;
        }

        private void refuse(ConstraintValidatorContext context, int place, int before, String told) {
            context.disableDefaultConstraintViolation();
            var violation = context.buildConstraintViolationWithTemplate(
                    "%s stands in [%d] already: expected each once".formatted(told, before));
            if (by.size() == 1 && what.isEmpty()) {
                violation
                        .addPropertyNode(by.getFirst())
                        .inIterable()
                        .atIndex(place)
                        .addConstraintViolation();
            } else {
                violation.addBeanNode().inIterable().atIndex(place).addConstraintViolation();
            }
        }

        private String told(List<?> key) {
            if (!what.isEmpty()) {
                return what;
            }
            if (by.isEmpty()) {
                return "the same" + shown(key.getFirst());
            }
            var parts = new ArrayList<String>();
            for (int i = 0; i < by.size(); i++) {
                parts.add(by.get(i) + shown(key.get(i)));
            }
            return "the same " + String.join(", ", parts);
        }

        private static String shown(@Nullable Object value) {
            return value instanceof UUID || value instanceof LocalDate || value instanceof Enum<?> ? " " + value : "";
        }

        private List<?> key(@Nullable Object entry) {
            if (entry == null || by.isEmpty()) {
                return Arrays.asList(comparable(entry));
            }
            // Parts may be null until they are validated, which List.of does not take.
            return by.stream()
                    .map(part -> comparable(read(entry, part)))
                    .collect(Collectors.toCollection(ArrayList::new));
        }

        /** 3 and 3.00 are one number. */
        private static @Nullable Object comparable(@Nullable Object value) {
            return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
        }

        private static @Nullable Object read(Object entry, String part) {
            try {
                var method = entry.getClass().getDeclaredMethod(part);
                method.setAccessible(true);
                return method.invoke(entry);
            } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException wrong) {
                throw new IllegalStateException("Cannot read %s of a %s".formatted(part, entry.getClass()), wrong);
            }
        }
    }
}
