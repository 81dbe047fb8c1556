FROM alpine AS base
RUN a
FROM node
RUN b
