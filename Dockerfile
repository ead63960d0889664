# syntax=docker/dockerfile:1
# One Dockerfile for the four services and the gateway: --build-arg MODULE=staff-service, and so on.

FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
# Built once for all images: nothing before the last stage depends on MODULE.
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true -Dcyclonedx.skip \
    -pl staff-service,payroll-service,billing-service,compliance-service,gateway -am package

FROM eclipse-temurin:25-jre
ARG MODULE
WORKDIR /app
COPY --from=build /src/${MODULE}/target/quarkus-app/ ./
# A number, so that Kubernetes can see that it is not root.
USER 10001:10001
EXPOSE 8080
ENTRYPOINT ["java", \
    "-XX:MaxRAMPercentage=60", \
    "-XX:+ExitOnOutOfMemoryError", \
    "--enable-native-access=ALL-UNNAMED", \
    "--sun-misc-unsafe-memory-access=allow", \
    "-jar", "quarkus-run.jar"]
