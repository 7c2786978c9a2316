# The same program, from npm.
FROM debian:12-slim AS packages
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends npm ca-certificates >/dev/null
ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
RUN mkdir /home/node && cd /home/node && npm install --no-audit --no-fund --silent maildev@2.2.1

FROM debian:12-slim
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends nodejs >/dev/null && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 1000 node
COPY --from=packages /home/node/node_modules /home/node/node_modules
USER node
EXPOSE 1080 1025
CMD ["node", "/home/node/node_modules/maildev/bin/maildev"]
