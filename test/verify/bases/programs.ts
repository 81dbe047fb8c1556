/**
 * A server of Node.js on port 3000.
 * @param answer an expression, worked out for each request
 * @param first statements before it starts
 */
export function nodeServer(answer: string, first = ''): string {
  return `const { createServer } = require('node:http');
const { appendFileSync, mkdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
${first}
createServer((request, response) => response.end(${answer})).listen(3000);
process.on('SIGTERM', () => process.exit(0));
`;
}

/**
 * A server of Python on a port.
 * @param answer an expression that gives a text, worked out for each request
 * @param first statements before it starts
 */
export function pythonServer(answer: string, first = '', port = 8000): string {
  return `import os
import signal
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
${first}

class Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        text = ${answer}
        self.send_response(200)
        self.end_headers()
        self.wfile.write(text.encode())


signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
HTTPServer(("", ${port}), Answers).serve_forever()
`;
}

/** A server of Java on port 8080. @param answer an expression that gives a text */
export function javaServer(answer: string): string {
  return `import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;

public class Server {
    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
        server.createContext("/", exchange -> {
            byte[] text = (${answer}).getBytes("UTF-8");
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        server.start();
    }
}
`;
}

/** Makes \`/build/app.jar\` of it, in a stage called \`build\`. */
export const JAR_STAGE = `FROM eclipse-temurin:17-jdk AS build
WORKDIR /build
COPY Server.java .
RUN javac Server.java && jar --create --file app.jar --main-class Server *.class
`;

/** A server of Go on port 8080. @param answer an expression that gives a text */
export function goServer(answer: string, preamble = ''): string {
  return `package main

${preamble}import (
	"fmt"
	"net/http"
)

func main() {
	http.HandleFunc("/", func(writer http.ResponseWriter, request *http.Request) {
		fmt.Fprintln(writer, ${answer})
	})
	http.ListenAndServe(":8080", nil)
}
`;
}

export const GO_MODULE = 'module example.com/answers\n\ngo 1.19\n';
