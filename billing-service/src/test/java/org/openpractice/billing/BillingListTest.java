package org.openpractice.billing;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.ListRules;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class BillingListTest extends ListRules {}
