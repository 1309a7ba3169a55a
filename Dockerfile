# One place to pin by digest: --build-arg NODE_IMAGE=node:…@sha256:… (docs/operations.md tells how to find it).
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json turbo.json ./
COPY packages packages
COPY apps apps
RUN npm ci --ignore-scripts && npm run build \
 && npm ci --ignore-scripts --omit=dev --omit=optional --omit=peer

FROM ${NODE_IMAGE}
ENV NODE_ENV=production HOST=0.0.0.0 TELECOMX_DATA_DIR=/data XDG_CACHE_HOME=/data/cache
WORKDIR /app
# Root's: who gets hold of the process cannot change the program. It writes to /data alone.
COPY --from=build /app /app
RUN install -d -o node -g node -m 700 /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/server/dist/main.js"]
