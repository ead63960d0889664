package org.openpractice.testing;

import io.smallrye.jwt.build.Jwt;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Real RS256 tokens as the identity provider would sign them. The key is made anew for each run and published to the
 * service under test as a JWK set.
 */
public final class Tokens {

    public static final UUID GROUP_A = UUID.fromString("0190d5b2-0000-7000-8000-00000000000a");
    public static final UUID GROUP_B = UUID.fromString("0190d5b2-0000-7000-8000-00000000000b");

    static final String ISSUER = "https://identity.example/realms/openpractice";

    private static final String PRIVATE_KEY = "openpractice.testing.token.private";
    private static final String JWKS = "openpractice.testing.token.jwks";
    private static final String KEY_ID = "test-key";

    private static final Duration REUSED = Duration.ofMinutes(1);
    private static final Map<List<@Nullable Object>, Signed> SIGNED = new ConcurrentHashMap<>();

    private record Signed(Instant at, String token) {}

    private final UUID group;
    private final Set<String> roles = new LinkedHashSet<>();
    private String user = "somebody";
    private String client = "openpractice-cli";
    private String issuer = ISSUER;
    private String audience = "openpractice-api";
    private @Nullable String email;
    private boolean emailVerified = true;
    private boolean withGroup = true;
    private @Nullable Instant authenticatedAt;
    private boolean withAuthTime = true;
    private @Nullable String level;
    private List<String> means = List.of();
    private Duration lifetime = Duration.ofMinutes(10);

    private Tokens(UUID group) {
        this.group = group;
    }

    /** Bearer of a person in {@link #GROUP_A} with that role. */
    public static String as(String... roles) {
        return forGroup(GROUP_A).withRoles(roles).bearer();
    }

    public static Tokens forGroup(UUID group) {
        return new Tokens(group);
    }

    public Tokens withRoles(String... names) {
        roles.addAll(List.of(names));
        return this;
    }

    public Tokens user(String name) {
        user = name;
        return this;
    }

    public Tokens client(String id) {
        client = id;
        return this;
    }

    /** With an e-mail address that the identity provider has verified, unless {@link #unverified} says otherwise. */
    public Tokens email(String address) {
        email = address;
        return this;
    }

    /** Nobody has shown that mail to the address reaches the person. */
    public Tokens unverified() {
        emailVerified = false;
        return this;
    }

    /** Id of the user at the identity provider (claim {@code sub}) in tokens of that user name. */
    public static String userId(String userName) {
        return UUID.nameUUIDFromBytes(userName.getBytes(StandardCharsets.UTF_8)).toString();
    }

    public Tokens issuer(String other) {
        issuer = other;
        return this;
    }

    public Tokens audience(String other) {
        audience = other;
        return this;
    }

    public Tokens withoutGroup() {
        withGroup = false;
        return this;
    }

    public Tokens expired() {
        lifetime = Duration.ofMinutes(-10);
        return this;
    }

    /** When the person logged in; just now unless told. */
    public Tokens authenticatedAt(Instant login) {
        authenticatedAt = login;
        return this;
    }

    /**
     * How the person logged in; not stated unless told.
     *
     * @param acr level of the login
     * @param amr means, for example {@code pwd} and {@code otp}
     */
    public Tokens authenticatedBy(String acr, String... amr) {
        level = acr;
        means = List.of(amr);
        return this;
    }

    /** As for a program, or for a password sent to the token endpoint. */
    public Tokens withoutAuthTime() {
        withAuthTime = false;
        return this;
    }

    /** The token itself. It may be one that was signed less than a minute ago: a signature costs more than a request. */
    public String token() {
        var claims = Arrays.asList(
                group,
                List.copyOf(roles),
                user,
                client,
                issuer,
                audience,
                email,
                emailVerified,
                withGroup,
                authenticatedAt,
                withAuthTime,
                level,
                means,
                lifetime);
        return SIGNED.compute(
                        claims,
                        (key, known) -> known != null
                                        && known.at().isAfter(Instant.now().minus(REUSED))
                                ? known
                                : new Signed(Instant.now(), sign()))
                .token();
    }

    private String sign() {
        var claims = Jwt.claims()
                .issuer(issuer)
                .audience(audience)
                .subject(userId(user))
                .preferredUserName(user)
                .groups(roles)
                .claim("azp", client)
                .issuedAt(Instant.now().minusSeconds(3600))
                .expiresAt(Instant.now().plus(lifetime));
        if (withGroup) {
            claims.claim("practice_group", group.toString());
        }
        if (withAuthTime) {
            Instant login = authenticatedAt == null ? Instant.now() : authenticatedAt;
            claims.claim("auth_time", login.getEpochSecond());
        }
        if (level != null) {
            claims.claim("acr", level).claim("amr", means);
        }
        if (email != null) {
            claims.claim("email", email).claim("email_verified", emailVerified);
        }
        return claims.jws().keyId(KEY_ID).sign(privateKey());
    }

    /** Value of the {@code Authorization} header. */
    public String bearer() {
        return "Bearer " + token();
    }

    static synchronized String jwks() {
        String known = System.getProperty(JWKS);
        if (known != null) {
            return known;
        }
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            var publicKey = (RSAPublicKey) pair.getPublic();
            String jwks = """
                    {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}]}
                    """.formatted(KEY_ID, number(publicKey.getModulus()), number(publicKey.getPublicExponent()));
            System.setProperty(
                    PRIVATE_KEY,
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
            System.setProperty(JWKS, jwks);
            return jwks;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK makes RSA keys", e);
        }
    }

    private static PrivateKey privateKey() {
        jwks();
        try {
            byte[] encoded = Base64.getDecoder().decode(System.getProperty(PRIVATE_KEY));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of this run cannot be read", e);
        }
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }
}
