package org.openpractice.payroll.run;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A request for a run has the fields that its kind needs, and none that it has no use for. */
@Documented
@Constraint(validatedBy = FitsItsKind.Fields.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface FitsItsKind {

    String message() default "does not fit its kind";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Names each field that does not fit. */
    final class Fields implements ConstraintValidator<FitsItsKind, DraftPayRun.Request> {

        @Override
        public boolean isValid(DraftPayRun.Request request, ConstraintValidatorContext context) {
            var misfits = request.misfits();
            context.disableDefaultConstraintViolation();
            misfits.forEach((field, expected) -> context.buildConstraintViolationWithTemplate(expected)
                    .addPropertyNode(field)
                    .addConstraintViolation());
            return misfits.isEmpty();
        }
    }
}
