FROM golang:1.22
WORKDIR src/app
WORKDIR cmd
FROM node:20
WORKDIR app
