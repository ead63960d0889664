/** The embedded default: real PostgreSQL, Apache Kafka and Keycloak on one machine without containers, and the launcher that starts the platform on them. */
@NullMarked
package org.openpractice.local;

import org.jspecify.annotations.NullMarked;
