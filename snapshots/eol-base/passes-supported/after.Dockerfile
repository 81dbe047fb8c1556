FROM node:24-slim AS build
RUN npm ci
FROM debian:bookworm-slim
FROM ubuntu:24.04
FROM scratch
FROM build
