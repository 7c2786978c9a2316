# Keycloak's own distribution, on Debian's Java 17.
FROM debian:12-slim AS unpacked
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends unzip >/dev/null
COPY keycloak.zip /tmp/
RUN unzip -q /tmp/keycloak.zip -d /tmp && mv /tmp/keycloak-26.7.5 /opt/keycloak && mkdir -p /opt/keycloak/data \
    && chmod -R g+rwX /opt/keycloak && chown -R 1000:0 /opt/keycloak

FROM debian:12-slim
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends openjdk-17-jre-headless >/dev/null && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 1000 --gid 0 --home-dir /opt/keycloak --no-create-home keycloak
COPY --from=unpacked --chown=1000:0 /opt/keycloak /opt/keycloak
ENV LANG=C.UTF-8 KC_RUN_IN_CONTAINER=true
USER 1000
EXPOSE 8080 8443 9000
ENTRYPOINT ["/opt/keycloak/bin/kc.sh"]
