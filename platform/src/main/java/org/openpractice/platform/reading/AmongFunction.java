package org.openpractice.platform.reading;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.type.StandardBasicTypes;

/**
 * {@code among(id, :ids)} in HQL: whether a value is one of those in an array. Unlike {@code in}, it is one parameter however
 * many there are, so that Hibernate interprets and PostgreSQL plans the statement once and not for each number anew.
 */
public final class AmongFunction implements FunctionContributor {

    @Override
    public void contributeFunctions(FunctionContributions functions) {
        var booleans = functions.getTypeConfiguration().getBasicTypeRegistry().resolve(StandardBasicTypes.BOOLEAN);
        functions.getFunctionRegistry().registerPattern("among", "(?1=any(?2))", booleans);
    }
}
