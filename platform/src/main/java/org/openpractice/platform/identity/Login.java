package org.openpractice.platform.identity;

import java.time.Instant;

/**
 * How somebody came to act: the login behind a request's token.
 *
 * @param name user name
 * @param userId id of the user at the identity provider; it stays when the name changes
 * @param client OAuth client that obtained the token
 * @param at when the person logged in, to the second
 * @param authentication level and means as the identity provider states them (claims {@code acr} and {@code amr}), for example
 *     {@code acr 2, amr pwd otp}; {@code not stated} where it states neither
 */
public record Login(String name, String userId, String client, Instant at, String authentication) {}
