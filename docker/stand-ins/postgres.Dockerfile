# The PostgreSQL 17 of the tests, and Debian's psql. It does of postgres:17's contract what compose.yaml needs.
FROM debian:12-slim AS unpacked
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends unzip xz-utils >/dev/null
COPY postgres.jar /tmp/
RUN mkdir -p /tmp/jar /opt/postgres && unzip -q /tmp/postgres.jar -d /tmp/jar && tar -xJf /tmp/jar/*.txz -C /opt/postgres

FROM debian:12-slim
RUN groupadd --gid 999 postgres && useradd --uid 999 --gid 999 --home-dir /var/lib/postgresql postgres \
    && apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql-client-15 >/dev/null && rm -rf /var/lib/apt/lists/* \
    && install -d -o postgres -g postgres -m 0700 /var/lib/postgresql/data
COPY --from=unpacked /opt/postgres /opt/postgres
COPY --chmod=0755 postgres-entrypoint /usr/local/bin/docker-entrypoint.sh
ENV PATH=$PATH:/opt/postgres/bin PGDATA=/var/lib/postgresql/data LANG=C.UTF-8
VOLUME /var/lib/postgresql/data
USER postgres
STOPSIGNAL SIGINT
EXPOSE 5432
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["postgres"]
