import { expect, test } from 'vitest';
import { catalogue } from '../knowledge/images/catalogue.ts';
import { check } from '../../src/check/check.ts';
import type { Effect } from '../../src/check/effects.ts';
import type { Policy } from '../../src/context/policy.ts';
import { NO_SURROUNDINGS } from '../../src/context/surroundings.ts';
import { type Dockerfile, readDockerfile } from '../../src/dockerfile/dockerfile.ts';

type Change = readonly [name: string, before: string, after: string, effect?: Effect];

const PIP = '--mount=type=cache,id=pip-python-3.12,target=/root/.cache/pip';
const NPM = '--mount=type=cache,target=/root/.npm';
const APK = '--mount=type=cache,target=/var/cache/apk,sharing=locked';
const APT =
  '--mount=type=cache,target=/var/cache/apt,sharing=locked --mount=type=cache,target=/var/lib/apt/lists,sharing=locked';
const GO = '--mount=type=cache,target=/go/pkg/mod';
const GO_BUILDS = `${GO} --mount=type=cache,target=/root/.cache/go-build`;
const MAVEN = '--mount=type=cache,target=/root/.m2/repository,sharing=locked';
const NUGET = '--mount=type=cache,target=/root/.nuget/packages';
const CARGO = '--mount=type=cache,target=/usr/local/cargo/registry --mount=type=cache,target=/usr/local/cargo/git/db';
const KEEP = `rm -f /etc/apt/apt.conf.d/docker-clean && echo 'Binary::apt::APT::Keep-Downloaded-Packages "true";' > /etc/apt/apt.conf.d/keep-cache`;

const python = (script: string): string => `FROM python:3.12\nRUN ${script}\n`;
const node = (script: string): string => `FROM node:22\nRUN ${script}\n`;
const alpine = (script: string): string => `FROM alpine:3.20\nRUN ${script}\n`;
const builder = (script: string): string =>
  `FROM debian:12 AS b\nRUN ${script}\nFROM debian:12-slim\nCOPY --from=b /a /a\n`;
const go = (...scripts: readonly string[]): string =>
  `FROM golang:1.23 AS b\n${scripts.map((script) => `RUN ${script}\n`).join('')}FROM scratch\nCOPY --from=b /a /a\n`;
const maven = (...steps: readonly string[]): string =>
  `FROM maven:3.9-eclipse-temurin-17 AS b\n${steps.map((step) => `${step}\n`).join('')}FROM scratch\nCOPY --from=b /a /a\n`;
const dotnet = (...steps: readonly string[]): string =>
  `FROM mcr.microsoft.com/dotnet/sdk:8.0 AS b\n${steps.map((step) => `${step}\n`).join('')}FROM scratch\nCOPY --from=b /a /a\n`;
const INSTALL = 'apt-get update && apt-get install -y gcc';
const PIP_OF_JOE = '--mount=type=cache,id=pip-python-3.12-1234,target=/home/joe/.cache/pip,uid=1234,gid=1234';
const NPM_OF_JOE = '--mount=type=cache,target=/home/joe/.npm,uid=1234,gid=1234';
const GO_OF_JOE =
  '--mount=type=cache,target=/home/joe/go/pkg/mod,uid=1234,gid=1234 --mount=type=cache,target=/home/joe/.go-build,uid=1234,gid=1234';

/** A stage in which joe, who has a home, runs a script. */
const joe = (from: string, script: string, between = ''): string =>
  `FROM ${from}\nRUN useradd -m -u 1234 joe\n${between}USER joe\nRUN ${script}\n`;
/** Instructions of a stage of Debian that does not ship. */
const lines = (...runs: readonly string[]): string =>
  `FROM debian:12 AS b\n${runs.map((run) => `${run}\n`).join('')}FROM debian:12-slim\nCOPY --from=b /a /a\n`;

const DNF = '--mount=type=cache,target=/var/cache/dnf,sharing=locked';
const YUM = '--mount=type=cache,target=/var/cache/yum,sharing=locked';
const rocky = (script: string): string => `FROM rockylinux:9\nRUN ${script}\n`;

const right: readonly Change[] = [
  ['pip', python('pip install x'), python(`${PIP} pip install x`)],
  ['pip without its flag', python('pip install --no-cache-dir x'), python(`${PIP} pip install x`)],
  ['npm without its cleaning', node('npm ci && npm cache clean --force'), node(`${NPM} npm ci`)],
  ['npm without a deletion', node('npm ci && rm -rf /root/.npm /tmp/x'), node(`${NPM} npm ci && rm -rf /tmp/x`)],
  ['apk with a fresh index', alpine('apk add --no-cache x'), alpine(`${APK} apk add --update-cache x`)],
  ['apk behind its update', alpine('apk update && apk add x'), alpine(`${APK} apk update && apk add x`)],
  ['apk with both words', alpine('apk add --no-cache --update x'), alpine(`${APK} apk add --update x`)],
  ['dnf with a fresh index', rocky('dnf install -y x && dnf clean all'), rocky(`${DNF} dnf --refresh install -y x`)],
  ['dnf that asks by itself', rocky('dnf install --refresh -y x'), rocky(`${DNF} dnf install --refresh -y x`)],
  ['dnf by its other name', rocky('yum install -y x && yum remove y'), rocky(`${DNF} yum --refresh install -y x && yum remove y`)],
  ['apt in a builder', builder(`${INSTALL} && rm -rf /var/lib/apt/lists/*`), builder(`${APT} ${KEEP} && ${INSTALL}`)],
  ['apt that ships', `FROM debian:12\nRUN ${INSTALL}\n`, `FROM debian:12\nRUN ${APT} ${KEEP} && ${INSTALL}\n`, 'keeps-fetched-packages'],
  ['maven beside its settings', maven('COPY settings.xml /root/.m2/', 'RUN mvn package'), maven('COPY settings.xml /root/.m2/', `RUN ${MAVEN} mvn package`)],
  ['maven behind a project in the home', maven('WORKDIR /root', 'COPY . .', 'RUN mvn package'), maven('WORKDIR /root', 'COPY . .', `RUN ${MAVEN} mvn package`)],
  ['dotnet beside a tool of the user', dotnet('RUN dotnet tool install -g x', 'RUN dotnet publish'), dotnet('RUN dotnet tool install -g x', `RUN ${NUGET} dotnet publish`)],
  ['go beside what else is in its folder', go('go mod download', 'mkdir -p $GOPATH/src/x && go version', 'go build'), go(`${GO} go mod download`, 'mkdir -p $GOPATH/src/x && go version', `${GO} go build`)],
  ['what ships and was built', 'FROM rust:1.83\nRUN cargo fetch\nRUN cargo build\nCMD ["bash"]\n', `FROM rust:1.83\nRUN ${CARGO} cargo fetch\nRUN ${CARGO} cargo build\nCMD ["bash"]\n`, 'mounts-cache-scripts-may-need'],
  ['go in all steps', go('go mod download', 'go build'), go(`${GO} go mod download`, `${GO} go build`)],
  ['the same password in all steps', go('cp /c ~/.netrc && go mod download && rm ~/.netrc', 'cp /c ~/.netrc && go build && rm ~/.netrc'), go(`${GO} cp /c ~/.netrc && go mod download && rm ~/.netrc`, `${GO} cp /c ~/.netrc && go build && rm ~/.netrc`)],
  ['a password that stays', go('git config --global url.a.insteadOf b', 'go mod download', 'go build'), go('git config --global url.a.insteadOf b', `${GO} go mod download`, `${GO} go build`)],
  ['sources of all steps', dotnet('RUN dotnet restore', 'RUN dotnet publish'), dotnet(`RUN ${NUGET} dotnet restore`, `RUN ${NUGET} dotnet publish`)],
  ['go without C', go('go mod download', 'CGO_ENABLED=0 go build && go clean -cache -modcache'), go(`${GO} go mod download`, `${GO_BUILDS} CGO_ENABLED=0 go build`)],
  ['go without C, by export', go('export CGO_ENABLED=0 && go build && go clean'), go(`${GO_BUILDS} export CGO_ENABLED=0 && go build && go clean`)],
  ['a cleaning of modules alone', go('go build && go clean -modcache'), go(`${GO} go build`)],
  ['settings that choose no place', 'FROM node:22\nRUN npm config set registry https://a/ && npm cache verify\nRUN npm ci\n', `FROM node:22\nRUN npm config set registry https://a/ && npm cache verify\nRUN ${NPM} npm ci\n`],
  ['a proxy of Go that is stored', go('go env -w GOPROXY=https://a,direct', 'go build'), go('go env -w GOPROXY=https://a,direct', `${GO} go build`)],
  ['a here-document', node('<<E\nnpm ci\nE'), node(`${NPM} <<E\nnpm ci\nE`)],
  ['another user', 'FROM node:22\nUSER node\nRUN npm ci\n', 'FROM node:22\nUSER node\nRUN --mount=type=cache,target=/home/node/.npm,uid=1000,gid=1000 npm ci\n'],
  ['a chosen place', 'FROM python:3.12\nENV PIP_CACHE_DIR=/c\nRUN pip install x\n', 'FROM python:3.12\nENV PIP_CACHE_DIR=/c\nRUN --mount=type=cache,id=pip-python-3.12,target=/c pip install x\n'],
  ['behind a flag', python('--network=host pip install x'), python(`--network=host ${PIP} pip install x`)],
  ['a mount that was there', python(`${PIP} pip install --no-cache-dir x`), python(`${PIP} pip install x`)],
  ['a script that is not read', node('npm ci && ./x.sh'), node(`${NPM} npm ci && ./x.sh`), 'mounts-cache-scripts-may-need'],
  ['a yarn of any version', node('yarn install'), node('--mount=type=cache,target=/usr/local/share/.cache/yarn,sharing=locked yarn install'), 'mounts-cache-scripts-may-need'],
  ['below a home that was made', joe('node:22', 'npm ci'), joe('node:22', `${NPM_OF_JOE} npm ci`)],
  ['below a folder that WORKDIR makes', joe('python:3.12', 'pip install x', 'WORKDIR /home/joe/.cache\n'), joe('python:3.12', `${PIP_OF_JOE} pip install x`, 'WORKDIR /home/joe/.cache\n')],
  ['every apt behind the hook', lines(`RUN ${INSTALL}`, `RUN ${INSTALL}-12`), lines(`RUN ${APT} ${KEEP} && ${INSTALL}`, `RUN ${APT} ${INSTALL}-12`)],
  ['an apt before the hook goes', lines('RUN apt-get update && sudo apt-get install -y x', `RUN ${INSTALL}`), lines('RUN apt-get update && sudo apt-get install -y x', `RUN ${APT} ${KEEP} && ${INSTALL}`)],
  ['an apt behind it that fetches no packages', lines(`RUN ${INSTALL}`, 'RUN apt-get remove -y gcc'), lines(`RUN ${APT} ${KEEP} && ${INSTALL}`, 'RUN apt-get remove -y gcc')],
]; // prettier-ignore

const wrong: readonly Change[] = [
  ['another folder', python('pip install x'), python('--mount=type=cache,id=pip-python-3.12,target=/root/.cache pip install x')],
  ['a folder of output (D5)', 'FROM rust:1.83\nRUN cargo build\n', 'FROM rust:1.83\nRUN --mount=type=cache,target=/target cargo build\n'],
  ['the tool of another', python('pip install x'), python(`${NPM} pip install x`)],
  ['the home of another user (D4)', 'FROM node:22\nUSER node\nRUN npm ci\n', `FROM node:22\nUSER node\nRUN ${NPM} npm ci\n`],
  ['no owner (D4)', 'FROM node:22\nUSER node\nRUN npm ci\n', 'FROM node:22\nUSER node\nRUN --mount=type=cache,target=/home/node/.npm npm ci\n'],
  ['another owner (D4)', node('npm ci'), node('--mount=type=cache,target=/root/.npm,uid=1000,gid=1000 npm ci')],
  ['a moved cache (D6)', 'FROM python:3.12\nENV PIP_CACHE_DIR=/c\nRUN pip install x\n', `FROM python:3.12\nENV PIP_CACHE_DIR=/c\nRUN ${PIP} pip install x\n`],
  ['a cache that is switched off (D6)', 'FROM python:3.12\nENV PIP_NO_CACHE_DIR=1\nRUN pip install x\n', `FROM python:3.12\nENV PIP_NO_CACHE_DIR=1\nRUN ${PIP} pip install x\n`],
  ['not locked (D3)', builder(INSTALL), builder(`${APT.replaceAll(',sharing=locked', '')} ${KEEP} && ${INSTALL}`)],
  ['an id (D8)', python('pip install x'), python(`${PIP},id=pip pip install x`)],
  ['no id for what is compiled', python('pip install x'), python('--mount=type=cache,target=/root/.cache/pip pip install x')],
  ['the id of another image', python('pip install x'), python(`${PIP.replace('3.12', '3.12-alpine')} pip install x`)],
  ['what Go compiles with C', go('go build'), go(`${GO_BUILDS} go build`)],
  ['what Go compiles with C in one of two', go('CGO_ENABLED=0 go build && go build -o b'), go(`${GO_BUILDS} CGO_ENABLED=0 go build && go build -o b`)],
  ['results of tests', go('CGO_ENABLED=0 go test'), go(`${GO_BUILDS} CGO_ENABLED=0 go test`)],
  ['a cleaning of what is not mounted', go('go build && go clean -cache'), go(`${GO} go build`)],
  ['a cleaning of more', go('go build && go clean -cache -modcache'), go(`${GO} go build`)],
  ['half of the mounts (D10)', builder(`${INSTALL} && rm -rf /var/lib/apt/lists/*`), builder(`--mount=type=cache,target=/var/cache/apt,sharing=locked ${KEEP} && ${INSTALL}`)],
  ['the hook stays (D1)', builder(INSTALL), builder(`${APT} ${INSTALL}`)],
  ['no update (D2)', builder('apt-get install -y gcc'), builder(`${APT} ${KEEP} && apt-get install -y gcc`)],
  ['lists that a later install needs (D2)', `FROM debian:12 AS b\nRUN ${INSTALL}\nRUN apt-get install -y x\nFROM debian:12\n`, `FROM debian:12 AS b\nRUN ${APT} ${KEEP} && ${INSTALL}\nRUN apt-get install -y x\nFROM debian:12\n`],
  ['the hook goes from what ships', `FROM debian:12\nRUN ${INSTALL}\n`, `FROM debian:12\nRUN ${APT} ${KEEP} && ${INSTALL}\n`, 'mounts-cache'],
  ['another file goes', builder(INSTALL), builder(`${APT} ${KEEP.replace('docker-clean', 'docker-gzip-indexes')} && ${INSTALL}`)],
  ['another line is written', builder(INSTALL), builder(`${APT} ${KEEP.replace('true', 'false')} && ${INSTALL}`)],
  ['a deletion of more', node('npm ci && rm -rf /root/.npm /tmp/x'), node(`${NPM} npm ci`)],
  ['a deletion elsewhere', node('npm ci && rm -rf /srv/x'), node(`${NPM} npm ci`)],
  ['a deletion around it', node('npm ci && rm -rf /root'), node(`${NPM} npm ci`)],
  ['a deletion with dots', node('npm ci && rm -rf /root/.npm/../x'), node(`${NPM} npm ci`)],
  ['the cleaning of a chosen place', node('npm config set cache /opt/npm && npm ci && npm cache clean --force'), node(`${NPM} npm config set cache /opt/npm && npm ci`)],
  ['the cleaning of a place that was chosen before', 'FROM node:22\nRUN npm config set cache /tmp/n --global\nRUN npm ci && npm cache clean --force\n', `FROM node:22\nRUN npm config set cache /tmp/n --global\nRUN ${NPM} npm ci\n`],
  ['the cleaning of a place in a file', 'FROM node:22\nRUN echo cache=/tmp/n >> ~/.npmrc\nRUN npm ci && npm cache clean --force\n', `FROM node:22\nRUN echo cache=/tmp/n >> ~/.npmrc\nRUN ${NPM} npm ci\n`],
  ['the cleaning of another home', node('export HOME=/tmp && npm ci && npm cache clean --force'), node(`${NPM} export HOME=/tmp && npm ci`)],
  ['another home for one command', node('HOME=/opt npm ci'), node(`${NPM} HOME=/opt npm ci`)],
  ['the cleaning of another', node('npm ci && yarn cache clean'), node(`${NPM} npm ci`)],
  ['another flag goes', python('pip install --no-deps x'), python(`${PIP} pip install x`)],
  ['an operand goes', python('pip install --no-cache-dir x y'), python(`${PIP} pip install x`)],
  ['the flag goes without a mount', python('pip install --no-cache-dir x'), python('pip install x')],
  ['the cleaning goes without a mount', node('npm ci && npm cache clean --force'), node('npm ci')],
  ['a command comes', python('pip install x'), python(`${PIP} pip install x && pip check`)],
  ['a command goes', python('pip install x && pip check'), python(`${PIP} pip install x`)],
  ['a link changes', python('pip install x && a'), python(`${PIP} pip install x; a`)],
  ['what ends the build', python('pip install x; rm -rf /root/.cache/pip'), python(`${PIP} pip install x`)],
  ['an old index (C9)', alpine('apk add --no-cache x'), alpine(`${APK} apk add x`)],
  ['an index without a repository that came (C9)', alpine('apk update && a && apk add --no-cache x'), alpine(`${APK} apk update && a && apk add x`)],
  ['a word in the place of a value (C9)', alpine('apk add --no-cache --virtual d x'), alpine(`${APK} apk add --virtual --update-cache d x`)],
  ['an old index of dnf', rocky('dnf install -y x'), rocky(`${DNF} dnf install -y x`)],
  ['an old index of a repository that came', rocky('dnf install -y x && dnf upgrade -y'), rocky(`${DNF} dnf --refresh install -y x && dnf upgrade -y`)],
  ['an old index of its other name', rocky('dnf install -y x && yum install -y y'), rocky(`${DNF} dnf --refresh install -y x && yum install -y y`)],
  ['a refresh of what is installed', rocky('dnf install -y --repo x y'), rocky(`${DNF} dnf install -y --repo --refresh x y`)],
  ['an index of yum 3', 'FROM centos:7\nRUN yum install -y x\n', `FROM centos:7\nRUN ${YUM} yum install -y x\n`],
  ['an index of yum 3 that is no longer cleaned', `FROM centos:7\nRUN ${YUM} yum install -y x && yum clean all\n`, `FROM centos:7\nRUN ${YUM} yum install -y x\n`],
  ['a stored index that is needed (C9)', 'FROM alpine:3.20\nRUN apk update\nRUN apk add x\n', `FROM alpine:3.20\nRUN ${APK} apk update\nRUN apk add x\n`],
  ['go in one step of two (D2)', go('go mod download', 'go build'), go(`${GO} go mod download`, 'go build')],
  ['what make may need', go('go mod download', 'make'), go(`${GO} go mod download`, 'make')],
  ['what starts with it', 'FROM golang:1.23\nRUN go mod download\nCMD ["go", "run", "."]\n', `FROM golang:1.23\nRUN ${GO} go mod download\nCMD ["go", "run", "."]\n`],
  ['what goes offline', 'FROM maven:3.9-eclipse-temurin-17\nRUN mvn dependency:go-offline\nRUN mvn -o package\n', `FROM maven:3.9-eclipse-temurin-17\nRUN ${MAVEN} mvn dependency:go-offline\nRUN ${MAVEN} mvn -o package\n`],
  ['what is installed and is in no repository', maven('RUN mvn install:install-file -Dfile=a.jar', 'RUN mvn package'), maven(`RUN ${MAVEN} mvn install:install-file -Dfile=a.jar`, `RUN ${MAVEN} mvn package`)],
  ['what is installed by the full name of its plugin', maven('RUN mvn org.apache.maven.plugins:maven-install-plugin:3.1.1:install-file -Dfile=a.jar', 'RUN mvn package'), maven('RUN mvn org.apache.maven.plugins:maven-install-plugin:3.1.1:install-file -Dfile=a.jar', `RUN ${MAVEN} mvn package`)],
  ['what another stage copies (D5)', 'FROM golang:1.23 AS b\nRUN go build\nFROM a\nCOPY --from=b /go /go\n', `FROM golang:1.23 AS b\nRUN ${GO} go build\nFROM a\nCOPY --from=b /go /go\n`],
  ['what was copied there (D5)', 'FROM maven:3.9-eclipse-temurin-17\nCOPY r /root/.m2/repository\nRUN mvn package\n', `FROM maven:3.9-eclipse-temurin-17\nCOPY r /root/.m2/repository\nRUN ${MAVEN} mvn package\n`],
  ['what comes with the folder around it (D5)', maven('COPY .m2 /root/.m2', 'RUN mvn package'), maven('COPY .m2 /root/.m2', `RUN ${MAVEN} mvn package`)],
  ['what comes from an archive (D5)', maven('ADD m2.tar.gz /root/', 'RUN mvn package'), maven('ADD m2.tar.gz /root/', `RUN ${MAVEN} mvn package`)],
  ['what comes from another image (D5)', maven('COPY --from=seed /root /root', 'RUN mvn package'), maven('COPY --from=seed /root /root', `RUN ${MAVEN} mvn package`)],
  ['what comes by a relative path (D5)', maven('WORKDIR /root', 'COPY .m2 .m2', 'RUN mvn package'), maven('WORKDIR /root', 'COPY .m2 .m2', `RUN ${MAVEN} mvn package`)],
  ['what comes in the stage below (D5)', maven('COPY .m2 /root/.m2', 'FROM b AS c', 'RUN mvn package'), maven('COPY .m2 /root/.m2', 'FROM b AS c', `RUN ${MAVEN} mvn package`)],
  ['what comes over a link of the image (D5)', 'FROM gradle:8.5-jdk17\nCOPY .gradle /home/gradle/.gradle\nRUN gradle build\n', `FROM gradle:8.5-jdk17\nCOPY .gradle /home/gradle/.gradle\nRUN ${MAVEN.replace('.m2/repository', '.gradle/caches')} gradle build\n`],
  ['tools that lie among the packages', dotnet('RUN dotnet tool restore', 'RUN dotnet publish'), dotnet('RUN dotnet tool restore', `RUN ${NUGET} dotnet publish`)],
  ['what ships for whoever starts it', 'FROM golang:1.23\nRUN go mod download\nCMD ["air"]\n', `FROM golang:1.23\nRUN ${GO} go mod download\nCMD ["air"]\n`],
  ['what ships, beside a program of another', 'FROM golang:1.23\nRUN go mod download\nRUN go install x/air@latest\n', `FROM golang:1.23\nRUN ${GO} go mod download\nRUN ${GO} go install x/air@latest\n`],
  ['what ships for a script', 'FROM maven:3.9-eclipse-temurin-17\nRUN mvn -B -f pom.xml dependency:go-offline\nENTRYPOINT ["./run.sh"]\n', `FROM maven:3.9-eclipse-temurin-17\nRUN ${MAVEN} mvn -B -f pom.xml dependency:go-offline\nENTRYPOINT ["./run.sh"]\n`],
  ['what ships and was built, without a word of it', 'FROM rust:1.83\nRUN cargo build\nCMD ["bash"]\n', `FROM rust:1.83\nRUN ${CARGO} cargo build\nCMD ["bash"]\n`, 'mounts-cache'],
  ['what is read of it by a variable', go('go mod download', 'cp -r $GOPATH/pkg/mod/x /x', 'go build'), go(`${GO} go mod download`, 'cp -r $GOPATH/pkg/mod/x /x', `${GO} go build`)],
  ['what is read of it by asking the tool', go('go mod download', 'M="$(go env GOMODCACHE)" && cp -r $M/x /x', 'go build'), go(`${GO} go mod download`, 'M="$(go env GOMODCACHE)" && cp -r $M/x /x', `${GO} go build`)],
  ['what is read of it where a module is said to lie', go('go mod download', 'cp -r $(go list -m -f "{{.Dir}}" x) /x'), go(`${GO} go mod download`, `${GO} cp -r $(go list -m -f "{{.Dir}}" x) /x`)],
  ['what is read of it from where somebody stands', go('go mod download', 'cd $GOPATH && cp -r pkg/mod/x /x'), go(`${GO} go mod download`, 'cd $GOPATH && cp -r pkg/mod/x /x')],
  ['what a variable of the file names', go('go mod download').replace('RUN', 'ENV M=/go/pkg/mod\nRUN').replace('FROM scratch', 'RUN cp -r $M/x /x\nFROM scratch'), go(`${GO} go mod download`).replace('RUN', 'ENV M=/go/pkg/mod\nRUN').replace('FROM scratch', 'RUN cp -r $M/x /x\nFROM scratch')],
  ['what is read of it', python('pip install x && tar cf /a /root/.cache/pip'), python(`${PIP} pip install x && tar cf /a /root/.cache/pip`)],
  ['a script that is not read', node('npm ci && ./x.sh'), node(`${NPM} npm ci && ./x.sh`), 'mounts-cache'],
  ['a base that is not known', 'FROM registry.example.com/x:1\nRUN pip install x\n', `FROM registry.example.com/x:1\nRUN ${PIP} pip install x\n`],
  ['an old frontend (D7)', `# syntax=docker/dockerfile:1.1\n${python('pip install x')}`, `# syntax=docker/dockerfile:1.1\n${python(`${PIP} pip install x`)}`],
  ['a flag gone', python('--network=host pip install x'), python(`${PIP} pip install x`)],
  ['a here-document that changed (D9)', node('<<E\nnpm ci\nE'), node(`${NPM} <<"E"\nnpm ci\nE`)],
  ['a here-document made flat (D9)', node('<<E\nnpm ci\nE'), node(`${NPM} npm ci`)],
  ['a comment of a here-document', node('<<E\n# all\nnpm ci\nE'), node(`${NPM} <<E\nnpm ci\nE`)],
  ['another shell', `FROM node:22\nSHELL ["pwsh"]\nRUN npm ci\n`, `FROM node:22\nSHELL ["pwsh"]\nRUN ${NPM} npm ci\n`],
  ['the exec form', 'FROM node:22\nRUN ["npm", "ci"]\n', `FROM node:22\nRUN ${NPM} ["npm", "ci"]\n`],
  ['a parent that root would get (D4)', joe('python:3.12', 'pip install --user x && mkdir -p ~/.cache/app'), joe('python:3.12', `${PIP_OF_JOE} pip install --user x && mkdir -p ~/.cache/app`)],
  ['a parent that root would get, two above (D4)', joe('golang:1.23', 'go build', 'ENV GOPATH=/home/joe/go GOCACHE=/home/joe/.go-build\n'), joe('golang:1.23', `${GO_OF_JOE} go build`, 'ENV GOPATH=/home/joe/go GOCACHE=/home/joe/.go-build\n')],
  ['a home that was not made (D4)', joe('node:22', 'npm ci').replace(' -m', ''), joe('node:22', `${NPM_OF_JOE} npm ci`).replace(' -m', '')],
  ['a home that Debian makes for no system user (D4)', joe('node:22', 'npm ci').replace('useradd -m -u 1234 joe', 'addgroup --gid 1234 g && adduser --system --uid 1234 --ingroup g joe'), joe('node:22', `${NPM_OF_JOE} npm ci`).replace('useradd -m -u 1234 joe', 'addgroup --gid 1234 g && adduser --system --uid 1234 --ingroup g joe')],
  ['a home that is only named (D4)', joe('node:22', 'npm ci', 'ENV HOME=/srv/joe\n'), joe('node:22', `${NPM_OF_JOE.replace('/home', '/srv')} npm ci`, 'ENV HOME=/srv/joe\n')],
  ['a folder in the image of another (D4)', joe('rust:1.83', 'cargo build'), joe('rust:1.83', '--mount=type=cache,target=/usr/local/cargo/registry,uid=1234,gid=1234 --mount=type=cache,target=/usr/local/cargo/git/db,uid=1234,gid=1234 cargo build')],
  ['an apt behind it without mounts (D1)', lines(`RUN ${INSTALL}`, `RUN ${INSTALL}-12`), lines(`RUN ${APT} ${KEEP} && ${INSTALL}`, `RUN ${INSTALL}-12`)],
  ['an apt behind it with half of them (D1)', lines(`RUN ${INSTALL}`, `RUN ${INSTALL}-12`), lines(`RUN ${APT} ${KEEP} && ${INSTALL}`, `RUN ${APT.split(' ')[0]} ${INSTALL}-12`)],
  ['an apt by sudo behind it (D1)', lines(`RUN ${INSTALL}`, 'RUN apt-get update && sudo apt-get install -y x'), lines(`RUN ${APT} ${KEEP} && ${INSTALL}`, 'RUN apt-get update && sudo apt-get install -y x')],
  ['an apt in exec form behind it (D1)', lines(`RUN ${INSTALL}`, 'RUN ["sh", "-c", "apt-get update && apt-get install -y x"]'), lines(`RUN ${APT} ${KEEP} && ${INSTALL}`, 'RUN ["sh", "-c", "apt-get update && apt-get install -y x"]')],
  ['an apt of a stage on top of it (D1)', lines(`RUN ${INSTALL}`, 'FROM b AS c', 'RUN apt-get update && sudo apt-get install -y x'), lines(`RUN ${APT} ${KEEP} && ${INSTALL}`, 'FROM b AS c', 'RUN apt-get update && sudo apt-get install -y x')],
  ['an apt of an ONBUILD behind it (D1)', lines(`RUN ${INSTALL}`, `ONBUILD RUN ${INSTALL}`), lines(`RUN ${APT} ${KEEP} && ${INSTALL}`, `ONBUILD RUN ${INSTALL}`)],
  ['the hook goes where the mounts were there (D1)', lines(`RUN ${APT} ${INSTALL} && apt-get clean`, `RUN ${INSTALL}-12`), lines(`RUN ${APT} ${KEEP} && ${INSTALL}`, `RUN ${INSTALL}-12`)],
  ['an exec form that speaks of go', go('go mod download').replace('FROM scratch', 'RUN ["go", "build"]\nFROM scratch'), go(`${GO} go mod download`).replace('FROM scratch', 'RUN ["go", "build"]\nFROM scratch')],
  ['a password of one step alone', go('echo machine a password $P > ~/.netrc && go mod download && rm ~/.netrc', 'go build'), go(`${GO} echo machine a password $P > ~/.netrc && go mod download && rm ~/.netrc`, `${GO} go build`)],
  ['a password that goes behind the step', go('git config --global url.a.insteadOf b', 'go mod download', 'git config --global --unset url.a.insteadOf', 'go build'), go('git config --global url.a.insteadOf b', `${GO} go mod download`, 'git config --global --unset url.a.insteadOf', `${GO} go build`)],
  ['settings of one step alone', 'FROM maven:3.9-eclipse-temurin-17 AS b\nRUN mvn -s a.xml dependency:go-offline\nRUN mvn package\nFROM scratch\n', `FROM maven:3.9-eclipse-temurin-17 AS b\nRUN ${MAVEN} mvn -s a.xml dependency:go-offline\nRUN ${MAVEN} mvn package\nFROM scratch\n`],
  ['a source of one step alone', dotnet('RUN dotnet restore -s https://a/$T', 'RUN dotnet publish'), dotnet(`RUN ${NUGET} dotnet restore -s https://a/$T`, `RUN ${NUGET} dotnet publish`)],
  ['a secret of both steps where one has a mount', go('--mount=type=ssh go mod download', 'go build'), go(`--mount=type=ssh ${GO} go mod download`, `${GO} go build`)],
  ['a secret of one step alone', go('--mount=type=ssh go mod download', 'go build'), go(`--mount=type=ssh ${GO} go mod download`, `go build`)],
]; // prettier-ignore

test.each(right.map(named))('accepts: $name', ({ before, after, effect = 'mounts-cache' }) => {
  expect(judge(before, after, effect)).toBeUndefined();
  expect(judge(before, after, undefined)).toMatch(/\w/);
});

test.each(wrong.map(named))('declines, and says why: $name', ({ before, after, effect = 'keeps-fetched-packages' }) => {
  expect(judge(before, after, effect)).toMatch(/\w/);
});

test.each(['kaniko', 'classic'] as const)('declines a mount that %s does not know (D7)', (name) => {
  const [before, after] = [python('pip install x'), python(`${PIP} pip install x`)];
  expect(judge(before, after, 'mounts-cache', { builder: name })).toMatch(/\w/);
  expect(judge(before, after, 'mounts-cache', { builder: 'buildah' })).toBeUndefined();
});

interface Named {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly effect: Effect | undefined;
}

function named([name, before, after, effect]: Change): Named {
  return { name, before, after, effect };
}

function judge(before: string, after: string, effect: Effect | undefined, policy: Policy = {}): string | undefined {
  const surroundings = { ...NO_SURROUNDINGS, catalogue: () => catalogue, policy };
  return check(read(before), read(after), effect ? [effect] : [], surroundings);
}

function read(text: string): Dockerfile {
  const file = readDockerfile(text);
  if (file.kind === 'refused') throw new Error(`${file.detail}: ${text}`);
  return file;
}
