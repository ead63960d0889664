/** Tests of the gateway against a real identity provider's protocol and real services on sockets. */
package org.openpractice.gateway;
