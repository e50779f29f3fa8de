package io.github.synctck.conformance.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the server that a {@link SyncConformanceSuite} judges. The system properties {@code synctck.target}, {@code synctck.url},
 * {@code synctck.token} (comma-separated), {@code synctck.jwtSecret} and {@code synctck.profile} win over it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface SyncConformance {
    /** The URL below which sync-pull and sync-push hang. */
    String url() default "";

    /** A target file instead of everything else. */
    String target() default "";

    /** The profile that the server declares. */
    String profile() default "watermelondb";

    /** The name of the environment variable that holds the server's HS256 secret. */
    String jwtSecretVariable() default "SYNCTCK_JWT_SECRET";
}
