/** A small file on a base image, as people write it, with what it copies. */
export interface BaseExample {
  /** As FROM names it. */
  readonly reference: string;
  /** What follows the FROM. */
  readonly rest: string;
  readonly context: Readonly<Record<string, string>>;
}

const plain = (reference: string, command = '["sleep", "60"]'): BaseExample => ({
  reference,
  rest: `CMD ${command}\n`,
  context: {},
});
const copied = (reference: string, name: string, command: string): BaseExample => ({
  reference,
  rest: `WORKDIR /app\nCOPY ${name} .\nCMD ${command}\n`,
  context: { [name]: '' },
});

/** By the names of the corpus: a tag that people would take today where the image is still made. */
export const BASE_EXAMPLES: Readonly<Record<string, BaseExample>> = {
  ubuntu: plain('ubuntu:24.04'),
  alpine: plain('alpine:3.22'),
  debian: plain('debian:bookworm'),
  node: copied('node:22', 'server.js', '["node", "server.js"]'),
  python: copied('python:3.13', 'app.py', '["python", "app.py"]'),
  centos: plain('centos:7'),
  php: copied('php:8.3-cli', 'index.php', '["php", "index.php"]'),
  openjdk: copied('openjdk:11', 'app.jar', '["java", "-jar", "app.jar"]'),
  nginx: plain('nginx:1.28', '["nginx", "-g", "daemon off;"]'),
  golang: {
    reference: 'golang:1.24',
    rest: 'WORKDIR /src\nCOPY main.go .\nRUN go build -o /app main.go\nCMD ["/app"]\n',
    context: { 'main.go': '' },
  },
  ruby: copied('ruby:3.3', 'app.rb', '["ruby", "app.rb"]'),
  'nvidia/cuda': plain('nvidia/cuda:12.4.1-devel-ubuntu22.04'),
  java: copied('java:8', 'app.jar', '["java", "-jar", "app.jar"]'),
  'phusion/baseimage': plain('phusion/baseimage:jammy-1.0.4'),
  'microsoft/dotnet': plain('microsoft/dotnet:2.1-sdk'),
  fedora: plain('fedora:42'),
  'mhart/alpine-node': copied('mhart/alpine-node:12', 'server.js', '["node", "server.js"]'),
  tomcat: plain('tomcat:9-jdk17', '["catalina.sh", "run"]'),
  'mcr.microsoft.com/dotnet/core/aspnet': plain('mcr.microsoft.com/dotnet/core/aspnet:3.1'),
  docker: plain('docker:27'),
};
