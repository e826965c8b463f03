# The bot. `dist` is committed and needs no node_modules, so nothing is installed or built here.
FROM node:24-slim

ENV NODE_ENV=production \
    DATA_DIR=/data
WORKDIR /app
COPY package.json LICENSE ./
COPY templates ./templates
COPY dist ./dist

# Rehearsed bases, and the queue where no DATABASE_URL is given.
RUN install -d -o node -g node -m 0700 /data
VOLUME /data
USER node

EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/cli.js", "serve"]
