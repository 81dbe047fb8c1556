FROM oven/bun:1
WORKDIR /app
COPY . .
RUN bun add prisma
CMD bunx prisma migrate deploy && bun run index.ts
